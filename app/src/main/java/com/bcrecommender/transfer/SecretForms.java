package com.bcrecommender.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The forms in which a secret may turn up in what others say: as it is; in an address; in JSON; in
/// base64 by itself or within a longer text, as HTTP and SMTP send a name and a password; and of a
/// secret that is an address, the parts that open it.
final class SecretForms {
  /// Shorter texts would blank out parts of ordinary words.
  private static final int LEAST_HIDDEN = 4;

  /// A part of an address as long as this is no ordinary word.
  private static final int LEAST_PART = 12;

  private SecretForms() {}

  /// All of them, longest first, so that none leaves a part of another.
  static List<String> of(Iterable<String> secrets) {
    Set<String> forms = new LinkedHashSet<>();
    for (String secret : secrets) {
      add(forms, secret);
      if (secret.startsWith("https://") || secret.startsWith("http://")) {
        parts(secret).forEach(part -> add(forms, part));
      }
    }
    return forms.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  private static void add(Set<String> forms, String secret) {
    if (secret.length() < LEAST_HIDDEN) {
      return;
    }
    forms.add(secret);
    String encoded = URLEncoder.encode(secret, UTF_8);
    forms.add(encoded);
    forms.add(encoded.replace("+", "%20"));
    forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
    for (int before = 0; before < 3; before++) {
      String base64 = base64(secret, before);
      if (base64.length() >= LEAST_HIDDEN) {
        forms.add(base64);
        forms.add(base64.replace('+', '-').replace('/', '_'));
      }
    }
  }

  /// What is the same of a secret in base64 whatever stands around it.
  ///
  /// @param before how many bytes stand before it in its first group of three
  private static String base64(String secret, int before) {
    byte[] bytes = secret.getBytes(UTF_8);
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    // A character holds 6 bits: those with bits of the neighbours are left out.
    int from = (before * 8 + 5) / 6;
    int to = shifted.length * 8 / 6;
    return from < to ? text.substring(from, to) : "";
  }

  private static List<String> parts(String address) {
    List<String> parts = new ArrayList<>();
    try {
      URI uri = URI.create(address);
      for (String part : new String[] {uri.getRawUserInfo(), uri.getRawPath(), uri.getRawQuery()}) {
        if (part != null) {
          parts.add(part);
          parts.addAll(List.of(part.split("[/&=:]")));
        }
      }
    } catch (IllegalArgumentException e) {
      // No address after all: it is hidden as it is.
    }
    parts.removeIf(part -> part.length() < LEAST_PART);
    return parts;
  }
}
