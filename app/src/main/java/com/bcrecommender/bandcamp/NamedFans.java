package com.bcrecommender.bandcamp;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whom a page or an answer names as fans, in whatever part and of whatever era: found in the text
/// by the names of fields, so that nothing need be read right for it. Some names found are no
/// fan's; none of a fan is missed that this package's readers would see.
///
/// @param body the text of the page or answer
public record NamedFans(String body) {
  /// A quotation mark as it is in scripts, in attributes, and in strings of JSON.
  private static final String QUOTE = "(?:\"|&quot;|&#34;|\\\\\")";

  private static final Pattern ID =
      Pattern.compile("fan_id" + QUOTE + "?\\s*:\\s*" + QUOTE + "?([0-9]{1,10})");

  private static final Pattern USERNAME =
      Pattern.compile("username" + QUOTE + "?\\s*:\\s*" + QUOTE + "([A-Za-z0-9_.-]{1,100})");

  /// Pages of fans, as supporters of 2016 and reviewers are linked to.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:\\\\?/){2}bandcamp\\.com\\\\?/([A-Za-z0-9_.-]{1,100})(?![A-Za-z0-9_./-])");

  public static NamedFans in(String body) {
    return new NamedFans(body);
  }

  /// Bandcamp's numbers of them.
  public Stream<String> ids() {
    return all(ID);
  }

  /// Their usernames, in any case.
  public Stream<String> usernames() {
    return Stream.concat(all(USERNAME), all(ADDRESS));
  }

  private Stream<String> all(Pattern pattern) {
    return pattern.matcher(body).results().map((MatchResult found) -> found.group(1));
  }
}
