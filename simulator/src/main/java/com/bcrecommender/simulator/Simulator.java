package com.bcrecommender.simulator;

import com.bcrecommender.simulator.page.Addresses;
import com.bcrecommender.simulator.page.Pages;
import com.bcrecommender.simulator.world.Artist;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/// The pretend Bandcamp, running on 127.0.0.1 and nowhere else.
///
///     try (Simulator simulator = Simulator.start(SimulatorOptions.small(1))) {
///       simulator.misbehave(r -> r.path().startsWith("/_/"), new Fault.TooMany("3"), 2);
///       fetch(simulator.address(simulator.world().fans().getFirst()));
///       assertThat(simulator.requests()).hasSize(1);
///     }
///
/// Everything is on one port: fans at `/<username>`, artists' sites at `/_/<subdomain>/`, and the same by the `Host` header
/// `<subdomain>.bandcamp.localhost`. All links in pages lead back to this port. Safe to share between threads; a page takes
/// about half a millisecond of one core.
public final class Simulator implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final Server server;
  private final World world;
  private final Addresses addresses;
  private final RequestLog log = new RequestLog();
  private final List<Misbehaviour> misbehaviours = new CopyOnWriteArrayList<>();
  private volatile String robots;

  private Simulator(Server server, SimulatorOptions options, int port) {
    this.server = server;
    this.world = options.world();
    this.robots = options.robots();
    this.addresses = new Addresses("http://" + LOOPBACK + ":" + port);
  }

  /// Starts one.
  ///
  /// @throws SimulatorException if the port is taken
  public static Simulator start(SimulatorOptions options) {
    // The covers are drawn; without this, AWT would look for a screen.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    QueuedThreadPool threads = new QueuedThreadPool(16, 2);
    threads.setName("simulator");
    threads.setDaemon(true);
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(LOOPBACK);
    connector.setPort(options.port());
    server.addConnector(connector);
    try {
      connector.open(); // the port must be known before the pages that name it
      Simulator simulator = new Simulator(server, options, connector.getLocalPort());
      server.setHandler(
          new SiteHandler(simulator, new Pages(simulator.world, simulator.addresses)));
      server.start();
      return simulator;
    } catch (Exception e) {
      stop(server);
      throw new SimulatorException(
          "the simulator cannot listen on %s:%d (%s); choose another port, or 0 for any"
              .formatted(LOOPBACK, options.port(), e.getMessage()),
          e);
    }
  }

  /// What is shown; the truth that tests compare with.
  public World world() {
    return world;
  }

  /// The root of the site, without a slash at the end.
  public URI address() {
    return URI.create(addresses.base());
  }

  /// A fan's page.
  public URI address(Fan fan) {
    return URI.create(addresses.fan(fan));
  }

  /// A tralbum's page.
  public URI address(Tralbum tralbum) {
    return URI.create(addresses.tralbum(tralbum));
  }

  /// The root of an artist's site.
  public URI address(Artist artist) {
    return URI.create(addresses.artist(artist));
  }

  /// Misbehaves for the next requests that fit. The first order that fits a request counts;
  /// `robots.txt` can suffer as well.
  ///
  /// @param times how many requests, or [Misbehaviour#FOR_EVER]
  public Misbehaviour misbehave(Predicate<Request> when, Fault fault, int times) {
    Misbehaviour order = new Misbehaviour(when, fault, times);
    misbehaviours.add(order);
    return order;
  }

  /// Misbehaves at one request, counted from 1 since the start.
  public Misbehaviour misbehaveAt(int number, Fault fault) {
    return misbehave(request -> request.number() == number, fault, 1);
  }

  /// Forgets all orders to misbehave.
  public void behave() {
    misbehaviours.clear();
  }

  /// Serves another robots.txt from now on.
  public void robots(String text) {
    robots = text;
  }

  /// The latest 100,000 requests, in order of arrival.
  public List<Request> requests() {
    return log.all();
  }

  /// How many requests have come in.
  public int requestCount() {
    return log.count();
  }

  String robots() {
    return robots;
  }

  RequestLog log() {
    return log;
  }

  /// What to do wrong with this request, or null.
  @Nullable Fault fault(Request request) {
    for (Misbehaviour order : misbehaviours) {
      if (order.applies(request)) {
        return order.fault();
      }
    }
    return null;
  }

  /// Stops listening and breaks off what is under way.
  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.setStopTimeout(0);
      server.stop();
    } catch (Exception e) {
      throw new SimulatorException("the simulator did not stop", e);
    }
  }
}
