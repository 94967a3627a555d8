package com.bcrecommender.doctor;

import com.bcrecommender.settings.NoticeSettings;
import com.bcrecommender.settings.PublishSettings;
import com.bcrecommender.settings.ServeSettings;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.transfer.Credentials;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Every host that a setting names has an address.
final class NameCheck implements Check {
  private static final int PATIENCE_SECONDS = 5;

  @Override
  public String name() {
    return "names";
  }

  @Override
  public boolean asksSettings() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) throws Exception {
    Map<String, String> hosts = hosts(examination.settings());
    examination
        .credentials()
        .find(Credentials.WEB_HOOK)
        .ifPresent(address -> putHost(hosts, address, Credentials.WEB_HOOK));
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, String> host : hosts.entrySet()) {
      if (!resolves(host.getKey())) {
        findings.add(
            Finding.wrong(
                name(),
                "%s has no address".formatted(host.getKey()),
                "check the setting %s, the network, and the name server (/etc/resolv.conf)"
                    .formatted(host.getValue())));
      }
    }
    if (findings.isEmpty() && !hosts.isEmpty()) {
      findings.add(Finding.ok(name(), String.join(", ", hosts.keySet())));
    }
    return findings;
  }

  /// By name of the host: the setting.
  private static Map<String, String> hosts(Settings settings) {
    Map<String, String> hosts = new TreeMap<>();
    put(hosts, settings.get(NoticeSettings.MAIL_HOST), NoticeSettings.MAIL_HOST.name());
    String ssh = settings.get(PublishSettings.SSH_HOST);
    put(
        hosts,
        ssh.replaceFirst("^[^@]*@", "").replaceFirst(":\\d+$", ""),
        PublishSettings.SSH_HOST.name());
    for (var setting :
        List.of(
            PublishSettings.S3_ENDPOINT,
            PublishSettings.PARSE_SERVER,
            PublishSettings.ADDRESS,
            ServeSettings.PUBLIC_ADDRESS)) {
      putHost(hosts, settings.get(setting), setting.name());
    }
    return hosts;
  }

  private static void putHost(Map<String, String> hosts, String address, String setting) {
    try {
      put(hosts, URI.create(address).getHost(), setting);
    } catch (IllegalArgumentException e) {
      // No address at all: who uses it says so.
    }
  }

  private static void put(Map<String, String> hosts, @Nullable String host, String setting) {
    if (host != null && !host.isBlank()) {
      hosts.put(host.replaceAll("[\\[\\]]", ""), setting);
    }
  }

  /// The system's own look-up may take half a minute.
  private static boolean resolves(String host) throws InterruptedException {
    FutureTask<InetAddress> task = new FutureTask<>(() -> InetAddress.getByName(host));
    Thread.ofPlatform().daemon().start(task);
    try {
      task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException) {
        return false;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
