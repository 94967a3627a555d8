package com.bcrecommender.cli;

import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.simulator.Simulator;
import com.bcrecommender.simulator.SimulatorException;
import com.bcrecommender.simulator.SimulatorOptions;
import com.bcrecommender.simulator.world.World;
import com.bcrecommender.simulator.world.WorldOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The pretend Bandcamp of `bcr demo` and `bcr dev`: the same world each time.
final class PretendBandcamp {
  private static final long SEED = 2014;
  private static final int SEEDS = 12;

  private PretendBandcamp() {}

  /// Starts it. A catalog of an earlier run names its addresses, so the port stays what it was.
  ///
  /// @throws UserError where that port is taken
  static Simulator start(Home home) {
    Path file = home.folder().resolve("simulator.port");
    SimulatorOptions options = SimulatorOptions.of(World.make(WorldOptions.standard(SEED)));
    try {
      if (Files.exists(file)) {
        options = options.withPort(Integer.parseInt(Files.readString(file).strip()));
      }
      Simulator simulator = Simulator.start(options);
      Files.writeString(file, simulator.address().getPort() + "\n");
      return simulator;
    } catch (SimulatorException e) {
      throw new UserError(
          "%s; the data in %s name that port: free it, or move them away"
              .formatted(e.getMessage(), home.folder()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Pages to begin with.
  static List<URI> seeds(Simulator simulator) {
    return simulator.world().fans().stream().limit(SEEDS).map(simulator::address).toList();
  }
}
