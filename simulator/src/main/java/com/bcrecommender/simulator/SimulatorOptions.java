package com.bcrecommender.simulator;

import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;

/// What to show and where.
///
/// @param world what is there
/// @param port on 127.0.0.1; 0 takes any free one
/// @param robots the text of robots.txt, see [Robots]
public record SimulatorOptions(World world, int port, String robots) {

  /// A world on any free port, with the real robots.txt.
  public static SimulatorOptions of(World world) {
    return new SimulatorOptions(world, 0, Robots.real());
  }

  /// The small world for tests on any free port, with the real robots.txt.
  public static SimulatorOptions small(long seed) {
    return of(World.make(WorldOptions.small(seed)));
  }

  /// The same on a given port.
  public SimulatorOptions withPort(int newPort) {
    return new SimulatorOptions(world, newPort, robots);
  }

  /// The same with another robots.txt.
  public SimulatorOptions withRobots(String text) {
    return new SimulatorOptions(world, port, text);
  }
}
