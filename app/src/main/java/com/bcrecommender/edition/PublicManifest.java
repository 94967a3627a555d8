package com.bcrecommender.edition;

import com.bcrecommender.optout.OptOuts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A manifest as readers get it: with the opt-outs as its last field, so that they come with the
/// edition's name, of whatever edition, and no reader can have the one without the other. Where
/// nobody opted out the bytes are the manifest's own.
///
/// @param manifest JSON, as the edition has it; not copied
public record PublicManifest(byte[] manifest, OptOuts optOuts) {
  /// Opt-outs of some 18,000 keys.
  public static final int MOST_BYTES = 200_000;

  private static final Pattern WITH_OPT_OUTS =
      Pattern.compile(
          "(.*?),\n  \"optOuts\": \\[\n((?:    \"[A-Za-z0-9+/=]*+\",?\n)+)  ](\\s*}\\s*)",
          Pattern.DOTALL);

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern END = Pattern.compile("(.*?)(\\s*}\\s*)", Pattern.DOTALL);

  /// Takes apart what [#bytes] gave.
  ///
  /// @throws IllegalArgumentException where the opt-outs are damaged
  public static PublicManifest parse(byte[] bytes) {
    Matcher parts = WITH_OPT_OUTS.matcher(new String(bytes, StandardCharsets.UTF_8));
    if (bytes.length > MOST_BYTES || !parts.matches()) {
      return new PublicManifest(bytes, OptOuts.NONE);
    }
    List<String> texts = TEXT.matcher(parts.group(2)).results().map(it -> it.group(1)).toList();
    String manifest = parts.group(1) + parts.group(3);
    return new PublicManifest(manifest.getBytes(StandardCharsets.UTF_8), OptOuts.parse(texts));
  }

  /// The manifest with the opt-outs.
  public byte[] bytes() {
    if (optOuts.isEmpty()) {
      return manifest;
    }
    Matcher parts = END.matcher(new String(manifest, StandardCharsets.UTF_8));
    if (!parts.matches()) {
      throw new IllegalArgumentException("a manifest ends with a brace");
    }
    String texts = String.join("\",\n    \"", optOuts.toTexts());
    return "%s,\n  \"optOuts\": [\n    \"%s\"\n  ]%s"
        .formatted(parts.group(1), texts, parts.group(2))
        .getBytes(StandardCharsets.UTF_8);
  }
}
