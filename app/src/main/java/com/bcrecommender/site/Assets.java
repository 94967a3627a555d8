package com.bcrecommender.site;

import com.bcrecommender.settings.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files that pages load: style sheets, scripts, the icon. Each is addressed by name and hash
/// of its bytes, so that browsers may keep it for ever. Loaded once, about 120 KB; safe for any
/// thread.
public final class Assets {
  /// One file.
  ///
  /// @param path below the site's root
  public record Asset(String name, String path, String type, byte[] bytes) {

    /// Such as `assets/site.0123456789abcdef.css` for `site.css`.
    static Asset of(String name, String type, byte[] bytes) {
      int dot = name.lastIndexOf('.');
      String path = "assets/" + name.substring(0, dot) + "." + hash(bytes) + name.substring(dot);
      return new Asset(name, path, type, bytes);
    }
  }

  private static final Assets ALL = new Assets();

  private final Map<String, Asset> byName = new LinkedHashMap<>();
  private final Map<String, Asset> byPath = new LinkedHashMap<>();

  private Assets() {
    add("bootstrap.css", "text/css; charset=utf-8", read("assets/bootstrap.css"));
    add("site.css", "text/css; charset=utf-8", read("assets/site.css"));
    add("theme.js", "text/javascript; charset=utf-8", read("assets/theme.js"));
    add("site.js", "text/javascript; charset=utf-8", read("assets/site.js"));
    String files = Modules.of(ReaderScript.FILE_MODULES).script() + "export { readFile };\n";
    add("files.js", "text/javascript; charset=utf-8", files.getBytes(StandardCharsets.UTF_8));
    add("icon.svg", "image/svg+xml", read("assets/icon.svg"));
  }

  public static Assets all() {
    return ALL;
  }

  private void add(String name, String type, byte[] bytes) {
    Asset asset = Asset.of(name, type, bytes);
    byName.put(name, asset);
    byPath.put(asset.path(), asset);
  }

  /// The path below the root of an asset named `site.css` and so on.
  public String path(String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no asset " + name + ", there are " + byName.keySet());
    }
    return asset.path();
  }

  /// The asset at a path below the root, or null.
  public @Nullable Asset at(String path) {
    return byPath.get(path);
  }

  public Collection<Asset> list() {
    return byName.values();
  }

  static byte[] read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    return Sha256.hex(bytes).substring(0, 16);
  }
}
