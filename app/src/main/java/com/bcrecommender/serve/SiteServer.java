package com.bcrecommender.serve;

import com.bcrecommender.edition.Editions;
import com.bcrecommender.settings.UserError;
import java.net.SocketException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/// The site on a port. Reads editions only: it runs beside a crawler or without one, and shows a
/// new edition within a second of its becoming current. Started once, closed once; safe for any
/// thread.
public final class SiteServer implements AutoCloseable {
  /// Beside the selectors; they only stop what does not stop by itself.
  private static final int MORE_THREADS = 8;

  private static final int HEADER_BYTES = 8 * 1024;
  private static final long IDLE_MILLIS = 30_000;
  private static final long STOP_MILLIS = 5_000;

  private final Server server;
  private final ServerConnector connector;
  private final CurrentEdition current;
  private final @Nullable AccessLog log;

  private SiteServer(
      Server server, ServerConnector connector, CurrentEdition current, @Nullable AccessLog log) {
    this.server = server;
    this.connector = connector;
    this.current = current;
    this.log = log;
  }

  /// Starts to listen. There need not be an edition yet: until there is, pages say what to run.
  ///
  /// @param editions the folder that holds editions and the file `current`
  /// @throws UserError if the port is taken, the address is none of this machine's, or the access
  ///   log cannot be written
  public static SiteServer start(Path editions, ServeOptions options) {
    return start(editions, options, System::nanoTime);
  }

  static SiteServer start(Path editions, ServeOptions options, LongSupplier nanoTime) {
    Path logFile = options.manners().accessLog();
    AccessLog log =
        logFile == null ? null : AccessLog.open(logFile, options.manners().accessLogBytes());
    QueuedThreadPool threads = new QueuedThreadPool(threads(), 2);
    threads.setName("serve");
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    // A selector for each processor, which accepts, reads, makes pages and writes.
    ServerConnector connector =
        new ServerConnector(
            server, 0, Runtime.getRuntime().availableProcessors(), new HttpConnectionFactory(http));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    Editions all = Editions.in(editions);
    CurrentEdition current =
        new CurrentEdition(all, edition -> Shown.of(edition, all, options), nanoTime);
    SiteHandler handler = new SiteHandler(current, options, log, nanoTime);
    server.setHandler(new GracefulHandler(handler));
    server.setErrorHandler(handler::refused);
    server.setStopTimeout(STOP_MILLIS);
    try {
      server.start();
    } catch (Exception e) {
      close(current, log);
      throw notStarted(server, options, e);
    }
    return new SiteServer(server, connector, current, log);
  }

  private static void close(CurrentEdition current, @Nullable AccessLog log) {
    current.close();
    if (log != null) {
      log.close();
    }
  }

  private static int threads() {
    return Runtime.getRuntime().availableProcessors() + MORE_THREADS;
  }

  private static RuntimeException notStarted(Server server, ServeOptions options, Exception e) {
    try {
      server.stop();
    } catch (Exception stopping) {
      e.addSuppressed(stopping);
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return new UserError(
            "expected an address of this machine such as 127.0.0.1 or 0.0.0.0, found \"%s\", which no host has; choose another with --address"
                .formatted(options.host()),
            e);
      }
      if (cause instanceof SocketException) {
        return new UserError(
            "cannot listen on "
                + options.host()
                + " port "
                + options.port()
                + " ("
                + cause.getMessage()
                + "); stop what uses it, or choose another with --port",
            e);
      }
    }
    return new IllegalStateException("the server did not start", e);
  }

  public int port() {
    return connector.getLocalPort();
  }

  /// Where the home page is, as a browser on this machine reaches it.
  public URI address() {
    String host = String.valueOf(connector.getHost());
    String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return URI.create(
        "http://"
            + (reachable.contains(":") ? "[" + reachable + "]" : reachable)
            + ":"
            + port()
            + "/");
  }

  /// Waits until the server is closed.
  public void join() throws InterruptedException {
    server.join();
  }

  /// Takes no new requests, lets those in flight end (at most 5 s), and closes the edition.
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop", e);
    } finally {
      close(current, log);
    }
  }
}
