package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Hit.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ranges of a search index have the lists that one writer makes of all terms, wherever sections
/// begin: words of two letters, so that nearly every two have a beginning in common.
final class SearchRangeTest {
  @TempDir private Path folder;

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int length = 1 + random.nextInt(5); length > 0; length--) {
      word.append(random.nextBoolean() ? "a" : "é".repeat(random.nextInt(2)) + "b");
    }
    return word.toString();
  }

  private static List<Hit> hits(Random random) {
    List<Hit> hits = new ArrayList<>();
    for (int i = random.nextInt(100); i > 0; i--) {
      String name = word(random) + " " + word(random);
      Kind kind = Kind.of(random.nextInt(4));
      String key = kind == Kind.TRALBUM || kind == Kind.FAN ? "k" + i : "";
      hits.add(new Hit(kind, name + " " + i, "", key, false, random.nextInt(5), 0));
    }
    hits.sort(Comparator.comparing(Hit::kind));
    return hits;
  }

  private byte[] write(SearchListsWriter writer) throws IOException {
    Path own = Files.createTempDirectory(folder, "lists");
    writer.write(own);
    return Files.readAllBytes(own.resolve(TableKind.SEARCH_LISTS.file()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void rangesHaveTheListsOfOneWriter(long seed) throws IOException {
    Random random = new Random(seed);
    for (int run = 0; run < 60; run++) {
      List<Hit> hits = hits(random);
      Set<String> words = new TreeSet<>(SearchOrder::compare);
      hits.forEach(hit -> words.addAll(SearchTerms.terms(hit)));
      int of = 1 + random.nextInt(6);
      List<byte[]> begins =
          words.stream().filter(_ -> random.nextInt(of) == 0).map(SearchTerms::utf8).toList();
      SearchSections sections = new SearchSections(begins);
      SearchPostings postings = new SearchPostings();
      hits.forEach(postings::add);
      postings.finishWithPairs();
      byte[] whole =
          write(new SearchListsWriter(postings, sections, SearchListsWriter.Around.NOTHING));

      SearchRanges ranges = new SearchRanges(sections, 1 + random.nextInt(12));
      SearchCuts cuts = new SearchCuts(new HashSet<>(), ranges, ranges.shared());
      List<SearchShare> shares = new ArrayList<>();
      for (int share = random.nextInt(3); share >= 0; share--) {
        shares.add(new SearchShare(cuts));
      }
      hits.forEach(hit -> shares.get(random.nextInt(shares.size())).add(hit));
      List<List<byte[]>> sent = shares.stream().map(SearchShare::pieces).toList();
      ByteArrayOutputStream together = new ByteArrayOutputStream();
      for (int range = 0; range < ranges.count(); range++) {
        int number = range;
        SearchRange own =
            new SearchRange(sent.stream().map(pieces -> pieces.get(number)).iterator());
        together.write(write(own.writer(ranges, range)));
      }
      assertThat(together.toByteArray()).as("run %d", run).isEqualTo(whole);
    }
  }
}
