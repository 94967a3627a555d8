package com.bcrecommender.bandcamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One change to the text of a page, such as a new version of the site or a broken download makes:
/// a part is dropped, renamed, cut or doubled. Values are not changed into other valid values: that
/// no reader can notice.
record Mutation(String name, String text) {
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "\\s(data-[a-z-]+|content|property|itemprop|name|type|id|class)=(\"[^\"]*\"|'[^']*')");

  /// Attributes that hold JSON: cut, they are none. A title cut is a title.
  private static final Pattern JSON_ATTRIBUTE =
      Pattern.compile("\\s(data-[a-z-]+|content)=(\"\\{[^\"]*\"|'[\\[{][^']*'|\"\\[[^\"]*\")");

  private static final Pattern KEY = Pattern.compile("(&quot;|\")([A-Za-z_@]\\w*)\\1\\s*:");
  private static final Pattern NAMED_KEY =
      Pattern.compile(
          "(&quot;|\")(id|item_id|item_type|type|tralbum_id|tralbum_type|track_id|title|artist|url|art_id|current|trackinfo"
              + "|download_pref|is_set_price|set_price|minimum_price|release_date|album_release_date|mod_date|thumbs|reviews"
              + "|more_thumbs_available|fan_id|username|name|token|fan_data|collection_data|item_count|last_token|sequence"
              + "|item_cache|collection|wishlist|purchased|also_collected_count|item_title|band_name|keywords|byArtist"
              + "|albumRelease|offers|datePublished|@id|@type|page_url)\\1\\s*:");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "(?s)<li [^>]*(?:music-grid-item|recommended-album|collection-item-container).*?</li>|<div id=\"(?:pagedata|collectors-data)\".*?></div>|<meta [^>]*>|<a class=\"tag\".*?</a>");

  static Mutation of(String page, Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> attribute("drop", page, random);
      case 1 -> attribute("rename", page, random);
      case 2 -> attribute("double", page, random);
      case 3 -> attribute("cut", page, random);
      case 4 -> key("rename", KEY, page, random);
      case 5, 6 -> key("rename", NAMED_KEY, page, random);
      case 7 ->
          random.nextBoolean() ? key("double", NAMED_KEY, page, random) : element(page, random);
      default -> {
        int end = random.nextInt(page.length());
        yield new Mutation("cut the page at " + end, page.substring(0, end));
      }
    };
  }

  private static List<MatchResult> matches(Pattern pattern, String page) {
    return new ArrayList<>(pattern.matcher(page).results().toList());
  }

  private static Mutation attribute(String what, String page, Random random) {
    List<MatchResult> all = matches(what.equals("cut") ? JSON_ATTRIBUTE : ATTRIBUTE, page);
    if (all.isEmpty()) {
      return new Mutation("nothing", page);
    }
    MatchResult it = all.get(random.nextInt(all.size()));
    String before = page.substring(0, it.start());
    String after = page.substring(it.end());
    String value = it.group(2);
    String quote = value.substring(0, 1);
    String changed =
        switch (what) {
          case "drop" -> "";
          case "rename" -> " " + it.group(1) + "-x=" + value;
          // The first of two counts, in browsers too.
          case "double" -> it.group() + " " + it.group(1) + "=" + quote + "other" + quote;
          default ->
              " "
                  + it.group(1)
                  + "="
                  + value.substring(0, 1 + random.nextInt(value.length() - 1))
                  + quote;
        };
    return new Mutation(
        what + " the attribute " + it.group(1) + " at " + it.start(), before + changed + after);
  }

  private static Mutation key(String what, Pattern pattern, String page, Random random) {
    List<MatchResult> all = matches(pattern, page);
    if (all.isEmpty()) {
      return new Mutation("nothing", page);
    }
    MatchResult it = all.get(random.nextInt(all.size()));
    String quote = it.group(1);
    String other = quote + it.group(2) + "_x" + quote + ":";
    String changed = what.equals("rename") ? other : it.group() + "0," + it.group();
    return new Mutation(
        what + " the key " + it.group(2) + " at " + it.start(),
        page.substring(0, it.start()) + changed + page.substring(it.end()));
  }

  private static Mutation element(String page, Random random) {
    List<MatchResult> all = matches(ELEMENT, page);
    if (all.isEmpty()) {
      return new Mutation("nothing", page);
    }
    MatchResult it = all.get(random.nextInt(all.size()));
    return new Mutation(
        "double the element at " + it.start(),
        page.substring(0, it.end()) + it.group() + page.substring(it.end()));
  }
}
