#include "base/program.h"
int main(void){return 0;}
