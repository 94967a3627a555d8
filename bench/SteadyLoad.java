import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/// Asks for pages at a constant rate, and measures each answer from the moment at which it was to be asked for: a server that stops
/// for a while makes all wait whose turn comes meanwhile, which a client that waits for answers before it asks again does not see. wrk
/// is such a client. One thread; fans uniformly at random.
///
///     java bench/SteadyLoad.java PORT ADDRESS FANS RATE SECONDS [CONNECTIONS]
///
/// The first second is not counted. Prints the rate reached, percentiles, and how late the client itself was: where its own 99th
/// percentile is more than a small part of the answers', it is the client that was measured.
final class SteadyLoad {
  private static final int BUFFER = 1 << 18;
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

  private SteadyLoad() {}

  /// A connection, on which at most one request waits for its answer.
  private static final class Connection {
    private final SocketChannel channel;
    private long due;
    private long left = -1;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void ask(String path, long at) throws IOException {
      due = at;
      left = -1;
      ByteBuffer request =
          ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: bench\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      while (request.hasRemaining()) {
        channel.write(request);
      }
    }

    /// Whether the answer is there whole.
    boolean read(ByteBuffer into) throws IOException {
      while (true) {
        into.clear();
        int count = channel.read(into);
        if (count < 0) {
          throw new IOException("the server closed a connection");
        }
        if (count == 0) {
          return false;
        }
        if (left < 0) {
          left = wholeLength(into.array(), count);
        }
        left -= count;
        if (left == 0) {
          return true;
        }
      }
    }

    /// Of head and body; the head is read in one piece on loopback.
    private static long wholeLength(byte[] bytes, int count) throws IOException {
      if (count < 12 || bytes[9] != '2') {
        throw new IOException("not answered with 200: " + new String(bytes, 0, Math.min(count, 60), StandardCharsets.US_ASCII));
      }
      long body = -1;
      for (int i = 0; i + 3 < count; i++) {
        if (bytes[i] == '\r' && bytes[i + 2] == '\r') {
          return i + 4 + body;
        }
        if (bytes[i] == '\n' && isLength(bytes, i + 1, count)) {
          body = 0;
          for (int j = i + 1 + LENGTH.length; bytes[j] != '\r'; j++) {
            body = bytes[j] == ' ' ? body : 10 * body + bytes[j] - '0';
          }
        }
      }
      throw new IOException("a head of more than one piece");
    }

    private static boolean isLength(byte[] bytes, int at, int count) {
      for (int i = 0; i < LENGTH.length; i++) {
        if (at + i >= count || (bytes[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
          return false;
        }
      }
      return true;
    }
  }

  public static void main(String[] args) throws IOException {
    InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
    String address = args[1];
    int fans = Integer.parseInt(args[2]);
    int rate = Integer.parseInt(args[3]);
    int seconds = Integer.parseInt(args[4]);
    int connections = args.length > 5 ? Integer.parseInt(args[5]) : 64;
    SplittableRandom random = new SplittableRandom();
    Selector selector = Selector.open();
    ArrayDeque<Connection> idle = new ArrayDeque<>();
    for (int i = 0; i < connections; i++) {
      SocketChannel channel = SocketChannel.open(server);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Connection connection = new Connection(channel);
      channel.register(selector, SelectionKey.OP_READ, connection);
      idle.addLast(connection);
    }
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    int all = rate * (seconds + 1);
    int[] micros = new int[all];
    int[] late = new int[all];
    int asked = 0;
    int answered = 0;
    long begin = System.nanoTime();
    while (answered < all) {
      long now = System.nanoTime();
      while (asked < all && !idle.isEmpty() && begin + asked * 1_000_000_000L / rate <= now) {
        long due = begin + asked * 1_000_000_000L / rate;
        late[asked++] = (int) ((now - due) / 1000);
        idle.pollFirst().ask(address + random.nextInt(fans), due);
        now = System.nanoTime();
      }
      if (selector.selectNow() == 0) {
        // A nap short enough for the next turn; the core is the client's own.
        LockSupport.parkNanos(20_000);
        continue;
      }
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        if (connection.read(buffer)) {
          micros[answered++] = (int) ((System.nanoTime() - connection.due) / 1000);
          idle.addLast(connection);
        }
      }
      selector.selectedKeys().clear();
    }
    double took = (System.nanoTime() - begin) / 1e9;
    int[] counted = Arrays.copyOfRange(micros, rate, all);
    int[] own = Arrays.copyOfRange(late, rate, all);
    Arrays.sort(counted);
    Arrays.sort(own);
    System.out.printf(
        "%.0f pages/s of %d asked for; answers after %.2f ms (50 %%), %.2f (90 %%), %.2f (99 %%), %.2f (99.9 %%), %.2f (most); asked late by %.2f ms (99 %%)%n",
        answered / took, rate, at(counted, 0.5), at(counted, 0.9), at(counted, 0.99), at(counted, 0.999), at(counted, 1), at(own, 0.99));
  }

  private static double at(int[] sorted, double part) {
    return sorted[Math.min(sorted.length - 1, (int) (part * sorted.length))] / 1000.0;
  }
}
