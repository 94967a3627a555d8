package com.bcrecommender.deploy;

import com.bcrecommender.settings.Sha256;
import com.bcrecommender.transfer.RemoteShell;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A step that writes a small file, if it is not there with the same bytes, by one rename.
///
/// @param path absolute
/// @param text its content
/// @param then what to run after the file has changed; may be empty
record SendFile(String path, String text, String then) implements Step {
  @Override
  public String title() {
    return "write " + path;
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String script() {
    return """
    file=%s
    mkdir -p "${file%%/*}"
    cat > "$file.part"
    if cmp -s "$file.part" "$file"; then rm "$file.part"; exit 0; fi
    chmod 0644 "$file.part"
    sync "$file.part"
    mv "$file.part" "$file"
    echo written
    """
            .formatted(RemoteShell.quote(path))
        + (then.isEmpty() ? "" : then + "\n");
  }

  @Override
  public List<String> describe() {
    return List.of(
        "write %s, %d bytes, sha256 %s".formatted(path, bytes().length, Sha256.hex(bytes())),
        then.isEmpty() ? "" : "if it changed: " + then);
  }

  @Override
  public String apply(RemoteShell host) {
    return Script.run(host, script(), bytes(), title());
  }
}
