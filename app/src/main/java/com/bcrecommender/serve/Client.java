package com.bcrecommender.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.server.Request;

/// Who asks, as a number that stands for a network address: an IPv4 address, or the first 64 bits
/// of an IPv6 address, which one household has to itself. Kept in memory by the [ClientLimits], and
/// never written anywhere.
final class Client {
  /// This machine: it is not limited.
  static final long LOCAL = 0;

  /// All of whom a proxy says nothing that can be read.
  static final long UNREADABLE = 1;

  /// No IPv6 address of a client begins so.
  private static final long IPV4 = 0xFFFF_FFFFL << 32;

  private static final String FORWARDED = "X-Forwarded-For";

  private Client() {}

  /// @param behindProxy whether a proxy on this machine says for whom it asks
  static long of(Request request, boolean behindProxy) {
    if (!(request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress remote)
        || remote.getAddress() == null) {
      return UNREADABLE;
    }
    long client = number(remote.getAddress());
    if (client != LOCAL || !behindProxy) {
      return client;
    }
    List<String> forwarded = request.getHeaders().getValuesList(FORWARDED);
    return forwarded.isEmpty() ? LOCAL : forwarded(forwarded.getLast());
  }

  /// The last address is the one that the proxy itself has seen; those before are hearsay.
  private static long forwarded(String header) {
    String last = header.substring(header.lastIndexOf(',') + 1).strip();
    try {
      return number(InetAddress.ofLiteral(last));
    } catch (IllegalArgumentException e) {
      return UNREADABLE;
    }
  }

  static long number(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return LOCAL;
    }
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return bytes.remaining() == Integer.BYTES
        ? IPV4 | (bytes.getInt() & 0xFFFF_FFFFL)
        : Math.max(UNREADABLE, bytes.getLong());
  }
}
