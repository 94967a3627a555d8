/// JMH benchmarks of the engine. Open [com.bcrecommender.bench.EngineBenchmark] first. Runs over
/// full-size data are scripts beside this module's pom; their figures are kept, with machine and
/// commit, in RESULTS.md.
@NullMarked
package com.bcrecommender.bench;

import org.jspecify.annotations.NullMarked;
