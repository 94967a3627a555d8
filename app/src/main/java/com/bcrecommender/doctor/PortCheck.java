package com.bcrecommender.doctor;

import com.bcrecommender.settings.ServeSettings;
import com.bcrecommender.transfer.HostClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The site's port is free, or the site answers there.
final class PortCheck implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "port";
  }

  @Override
  public boolean asksSettings() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    int port = examination.settings().get(ServeSettings.PORT);
    String address = examination.settings().get(ServeSettings.ADDRESS);
    if (port == 0) {
      return List.of(Finding.ok(name(), "any free one"));
    }
    InetSocketAddress there = new InetSocketAddress(InetAddress.getByName(address), port);
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(there);
      return List.of(Finding.ok(name(), "%s:%d is free".formatted(address, port)));
    } catch (IOException taken) {
      boolean local = there.getAddress().isAnyLocalAddress();
      URI root = URI.create("http://%s:%d/".formatted(local ? "127.0.0.1" : address, port));
      return List.of(
          HostClock.ask(root, PATIENCE).isPresent()
              ? Finding.ok(name(), "%s:%d answers".formatted(address, port))
              : Finding.wrong(
                  name(),
                  "%s:%d is taken, and what has it does not answer as a site"
                      .formatted(address, port),
                  "end who has it (ss -ltnp), or set serve.port"));
    }
  }
}
