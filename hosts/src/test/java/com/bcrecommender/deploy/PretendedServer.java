package com.bcrecommender.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bcrecommender.transfer.RemoteShell;
import com.bcrecommender.transfer.SshServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A Debian server on this machine, reached by ssh: a layer over a root folder, in which everything
/// may be written and nothing stays, with a network, processes and mounts of its own. Systemd's
/// part is a script that starts and stops what units say; all else is real.
final class PretendedServer implements AutoCloseable {
  static final String DOMAIN = "music.test";

  private final Path folder;
  private final Process holder;
  private final SshServer ssh;

  private PretendedServer(Path folder, Process holder, SshServer ssh) {
    this.folder = folder;
    this.holder = holder;
    this.ssh = ssh;
  }

  /// Starts one. The test is skipped where this user may not make name spaces, or Caddy is missing.
  ///
  /// @param folder for its files
  /// @param lower the root folder below it, `/` for this machine's
  static PretendedServer start(Path folder, Path lower) throws Exception {
    assumeTrue(
        Files.exists(Path.of("/usr/bin/caddy")), "no Caddy here (Debian: apt install caddy)");
    for (String name : List.of("systemctl", "journalctl", "steady.lua")) {
      try (InputStream in =
          Objects.requireNonNull(PretendedServer.class.getResourceAsStream(name))) {
        Files.copy(in, folder.resolve(name));
      }
      Files.setPosixFilePermissions(
          folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Process holder =
        new ProcessBuilder(
                "unshare",
                "--mount",
                "--net",
                "--pid",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                setUp(folder, lower))
            .redirectErrorStream(true)
            .start();
    String said = holder.inputReader(UTF_8).readLine();
    assumeTrue("ready".equals(said), "no server can be pretended here: " + said);
    long inside = holder.children().findFirst().orElseThrow().pid();
    SshServer ssh = SshServer.startWithCommands(folder, script -> enter(inside, script));
    ssh.privateKey(folder, false);
    ssh.knownHosts(folder, ssh.key());
    return new PretendedServer(folder, holder, ssh);
  }

  /// Makes the layer and everything of its own, and keeps it for as long as the tests live.
  private static String setUp(Path folder, Path lower) {
    return """
    set -e
    mkdir -p %1$s/upper %1$s/work %1$s/root %1$s/shared
    mount -t overlay overlay -o lowerdir=%2$s,upperdir=%1$s/upper,workdir=%1$s/work %1$s/root
    cd %1$s/root
    mount -t proc proc proc
    mount --rbind /dev dev
    mount -t tmpfs tmpfs run
    mount --bind %1$s/shared mnt
    mkdir -p run/systemd/system
    cp %1$s/systemctl %1$s/journalctl %1$s/steady.lua usr/local/bin/
    echo '127.0.0.1 localhost %3$s' > etc/hosts
    ip link set lo up
    echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start
    echo ready
    # Whatever ends the tests ends the server.
    exec chroot . sh -c 'cat > /dev/null; exit'
    """
        .formatted(folder, lower, DOMAIN);
  }

  private static List<String> enter(long inside, String script) {
    return List.of(
        "nsenter",
        "--target",
        Long.toString(inside),
        "--mount",
        "--net",
        "--pid",
        "--root",
        "--wd",
        "env",
        "-i",
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME=/root",
        "sh",
        "-c",
        script);
  }

  /// The options of `bcr deploy` that lead there.
  List<String> options() {
    return List.of(
        "site@127.0.0.1:" + ssh.port(),
        "--set",
        "deploy.key=" + folder.resolve("id_rsa"),
        "--set",
        "deploy.known-hosts=" + folder.resolve("known_hosts"));
  }

  RemoteShell shell() {
    return ssh.shell(folder);
  }

  /// A folder here that is `/mnt` there.
  Path shared() {
    return folder.resolve("shared");
  }

  /// Runs a script there, which must succeed, by the way that no one counts.
  String run(String script) throws IOException, InterruptedException {
    Process process = begin(script);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(script + ": " + out);
    }
    return out.strip();
  }

  /// Starts a script there.
  Process begin(String script) throws IOException {
    long inside = holder.children().findFirst().orElseThrow().pid();
    return new ProcessBuilder(new ArrayList<>(enter(inside, script)))
        .redirectErrorStream(true)
        .start();
  }

  @Override
  public void close() throws IOException {
    ssh.close();
    holder.destroyForcibly();
    try {
      holder.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
