#include "trained_runs.h"
#include <cstdio>
#include <string>
int main(int argc,char**argv){ using namespace gg::verdicts; TrainedRuns r(argv[1],argv[2],1); auto c= std::string(argv[3])=="boxes"? boxCases():maskCases(); std::printf("%zu\n",c.size()); r.make(c); }
