package com.bcrecommender.deploy;

import com.bcrecommender.settings.Sha256;
import com.bcrecommender.transfer.RemoteShell;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The step that gives Caddy its configuration. It is tried before it is used, and a file that is
/// neither Debian's nor ours is not replaced.
///
/// @param text the configuration
record SendCaddyfile(String text) implements Step {
  private static final String SCRIPT =
      """
      file=%s
      cat > "$file.next"
      chmod 0644 "$file.next"
      if cmp -s "$file.next" "$file" && systemctl is-active --quiet caddy; then
        rm "$file.next"
        exit 0
      fi
      if [ -e "$file" ] && ! grep -q '^# Written by bcr deploy' "$file"; then
        sum=$(md5sum < "$file" | cut -d' ' -f1)
        dpkg-query -W -f '${Conffiles}\\n' caddy 2>/dev/null | grep -q "$file $sum" ||
          need "Debian's own $file" "one that somebody changed" "move it away, and what it serves to another server"
      fi
      runuser -u caddy -- env HOME=/var/lib/caddy caddy validate --adapter caddyfile --config "$file.next" >&2
      systemctl enable --quiet caddy
      if systemctl is-active --quiet caddy && grep -q '^# Written by bcr deploy' "$file" &&
        caddy reload --adapter caddyfile --config "$file.next" >&2; then
        mv "$file.next" "$file"
        echo reloaded
      else
        mv "$file.next" "$file"
        systemctl restart caddy
        echo started
      fi
      """
          .formatted(Caddyfile.PATH);

  @Override
  public String title() {
    return "give Caddy its configuration";
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "write %s, %d bytes, sha256 %s"
            .formatted(Caddyfile.PATH, bytes().length, Sha256.hex(bytes())));
    lines.addAll(SCRIPT.lines().toList());
    return lines;
  }

  @Override
  public String apply(RemoteShell host) {
    return Script.run(host, SCRIPT, bytes(), title());
  }
}
