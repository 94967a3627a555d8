package com.bcrecommender.bandcamp;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Makes records of one page or answer of Bandcamp's, of any year since 2012.
///
/// A pure function, safe for any number of threads, deterministic. Memory is about ten times the
/// page; an album's page of 200 KB takes a few milliseconds. It never throws for what is in the
/// bytes: a page that cannot be read is a [Page.Unreadable] with the reason, and one that could
/// mean two things is broken, not guessed.
public final class PageReader {
  /// Grows with each change that makes other records of the same bytes, so that kept pages can be
  /// read anew.
  public static final int VERSION = 2;

  /// More than the largest answer of the collection API that clients ask for (5,000 items of 2.5
  /// KB), and 60 times the largest page in the captures.
  public static final int MAX_BYTES = 32 << 20;

  private PageReader() {}

  /// @param bytes the page as it was sent or saved, in UTF-8, not compressed
  /// @param url where it was found, if known: for links relative to it, and as a hint of what the
  ///   page should be
  public static Page read(byte[] bytes, @Nullable String url) {
    if (bytes.length > MAX_BYTES) {
      return new Page.Unreadable(
          Page.Reason.UNKNOWN,
          bytes.length + " bytes, more than the " + MAX_BYTES + " of any page");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    String start = text.length() > 4_096 ? text.substring(0, 4_096) : text;
    start = start.replace('\uFEFF', ' ').stripLeading();
    try {
      if (start.startsWith("{")) {
        return AnswerReader.read(text.substring(text.indexOf('{')), url);
      }
      if (start.startsWith("<")) {
        return html(new Markup(text), url);
      }
    } catch (BrokenPage e) {
      return new Page.Unreadable(Page.Reason.BROKEN, String.valueOf(e.getMessage()));
    }
    return new Page.Unreadable(
        Page.Reason.UNKNOWN, start.isEmpty() ? "nothing in it" : "neither HTML nor a JSON object");
  }

  private static Page html(Markup page, @Nullable String url) {
    if (WithoutRecords.isChallenge(page)) {
      return new Page.Unreadable(
          Page.Reason.CHALLENGE, "a page that asks to prove that a person is there");
    }
    // A fan's page first: it may lack its blob, which breaks a tralbum's.
    Page read = FanPageReader.read(page, url);
    if (read == null) {
      read = TralbumPageReader.read(page, url);
    }
    if (read == null) {
      read = MusicGridReader.read(page, url);
    }
    if (read == null) {
      read = RecordLinks.read(page, url);
    }
    return read != null ? Withdrawals.ofArtist(read, page, url) : WithoutRecords.explain(page, url);
  }
}
