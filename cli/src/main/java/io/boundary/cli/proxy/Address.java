package io.boundary.cli.proxy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the proxy listens.
 *
 * @param shown host and port for people
 * @param hosts what a {@code Host} header may say; names of others are never among them
 */
record Address(String shown, Set<String> hosts) {

  /** For what the user named and what that is. */
  static Address of(String named, InetAddress bound, int port) throws SocketException {
    Set<String> names = new LinkedHashSet<>();
    if (bound.isAnyLocalAddress()) {
      names.add("127.0.0.1");
      names.add("localhost");
      try (Stream<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()) {
        interfaces
            .flatMap(NetworkInterface::inetAddresses)
            .map(Address::literal)
            .forEach(names::add);
      }
    } else {
      names.add(bound.isLoopbackAddress() ? literal(bound) : named(named, bound));
      names.add(literal(bound));
      if (bound.isLoopbackAddress()) {
        names.add("localhost");
      }
    }
    Set<String> hosts = new LinkedHashSet<>();
    for (String name : names) {
      hosts.add(name + ":" + port);
      if (port == 80) {
        hosts.add(name);
      }
    }
    return new Address(names.iterator().next() + ":" + port, hosts);
  }

  private static String named(String named, InetAddress bound) {
    return named.contains(":") ? literal(bound) : named.toLowerCase(Locale.ROOT);
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    return address instanceof Inet6Address ? "[" + shortForm(text) + "]" : text;
  }

  /** The one form of an IPv6 address that matters here is the loopback's. */
  private static String shortForm(String text) {
    return text.equals("0:0:0:0:0:0:0:1") ? "::1" : text;
  }
}
