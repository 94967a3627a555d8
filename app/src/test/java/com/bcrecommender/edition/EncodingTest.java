package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.edition.Entry.Origin;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The numbers that docs/edition-format.md works out, and the edges of each encoding.
final class EncodingTest {
  private final RecordBuffer out = new RecordBuffer();

  @Test
  void theWorkedNumbersOfTheSpecificationHold() {
    assertThat(hex(out.varint(300))).isEqualTo("ac02");
    assertThat(hex(out.zigzag(-3))).isEqualTo("05");
    assertThat(hex(out.string("ø"))).isEqualTo("02c3b8");
    assertThat(hex(out.ints(new int[] {5, 300}))).isEqualTo("0205ac02");
    assertThat(ScoreCode.of(1.0f)).isEqualTo(260096);
    assertThat(hex(out.zigzag(260096))).isEqualTo("80e01f");
    assertThat(hex(out.varint(ScoreCode.of(1.0f) - ScoreCode.of(0.9f)))).isEqualTo("9a03");
    ListRecord list = new ListRecord();
    list.add(300, 1.0f, Origin.MODEL, 255, 0);
    list.reason(7, 255, 31);
    new ListEncoder(301).similarList(7, list, out);
    assertThat(hex(out)).isEqualTo("01" + "14ac0280e01f1f");
  }

  @Test
  void numbersComeBackFromEndToEndOfTheirRange() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      int number = random.nextInt() >> random.nextInt(32);
      long positive = random.nextLong() >>> 1 >>> random.nextInt(63);
      out.clear();
      out.zigzag(number).varint(positive);
      RecordReader in = reader();
      assertThat(in.zigzag()).isEqualTo(number);
      assertThat(in.varlong()).isEqualTo(positive);
      assertThat(in.atEnd()).isTrue();
    }
    out.clear();
    out.varint(Long.MAX_VALUE).zigzag(Integer.MIN_VALUE).zigzag(Integer.MAX_VALUE);
    RecordReader in = reader();
    assertThat(in.varlong()).isEqualTo(Long.MAX_VALUE);
    assertThat(in.zigzag()).isEqualTo(Integer.MIN_VALUE);
    assertThat(in.zigzag()).isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> out.varint(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbersOfEveryLengthComeBackWhereverTheyStand() {
    Random random = new Random(6);
    int[] numbers = new int[20_000];
    Arrays.setAll(numbers, i -> random.nextInt() >>> 1 >>> random.nextInt(31));
    for (int bits = 0, i = 0; bits < 31; bits++) {
      numbers[i++] = (1 << bits) - 1;
      numbers[i++] = 1 << bits;
    }
    int bytes = 0;
    for (int number : numbers) {
      out.varint(number);
      bytes += Math.max(1, Math.ceilDiv(Integer.SIZE - Integer.numberOfLeadingZeros(number), 7));
    }
    assertThat(out.size()).isEqualTo(bytes);
    RecordReader in = reader();
    RecordReader skipping = reader();
    for (int number : numbers) {
      assertThat(in.varint()).isEqualTo(number);
      skipping.skipVarint();
      assertThat(skipping.position()).isEqualTo(in.position());
    }
    assertThat(in.atEnd()).isTrue();
  }

  @Test
  void hostileBytesAreRefusedBeforeMemoryIsTaken() {
    out.clear();
    out.varint(Integer.MAX_VALUE).put(1);
    assertThatThrownBy(() -> reader().ints()).isInstanceOf(UnusableEdition.class);
    assertThatThrownBy(() -> reader().string()).isInstanceOf(UnusableEdition.class);
    out.clear();
    for (int i = 0; i < 12; i++) {
      out.put(0xff);
    }
    assertThatThrownBy(() -> reader().varint()).isInstanceOf(UnusableEdition.class);
    assertThatThrownBy(() -> reader().varlong()).isInstanceOf(UnusableEdition.class);
    assertThatThrownBy(() -> reader().zigzag()).isInstanceOf(UnusableEdition.class);
    out.clear();
    assertThatThrownBy(() -> reader().u8()).isInstanceOf(UnusableEdition.class);
  }

  @Test
  void scoreCodesKeepTheOrderAndTheSizeOfScores() {
    Random random = new Random(6);
    float[] scores = new float[20_000];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Float.intBitsToFloat(random.nextInt());
      if (!Float.isFinite(scores[i])) {
        scores[i] = random.nextFloat();
      }
    }
    scores[0] = Float.MAX_VALUE;
    scores[1] = -Float.MAX_VALUE;
    scores[2] = 0f;
    scores[3] = -0f;
    Arrays.sort(scores);
    for (int i = 0; i < scores.length; i++) {
      int code = ScoreCode.of(scores[i]);
      float kept = ScoreCode.score(code);
      assertThat(ScoreCode.of(kept)).isEqualTo(code);
      assertThat(kept).isLessThanOrEqualTo(scores[i]);
      if (Math.abs(scores[i]) > Float.MIN_NORMAL) {
        assertThat(Math.abs((double) kept - scores[i]))
            .isLessThanOrEqualTo(Math.abs(scores[i]) / 2048.0 * 1.001);
      }
      if (i > 0) {
        assertThat(code).isGreaterThanOrEqualTo(ScoreCode.of(scores[i - 1]));
      }
    }
    assertThat(ScoreCode.of(-0f)).isEqualTo(ScoreCode.of(0f));
    assertThatThrownBy(() -> ScoreCode.of(Float.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ScoreCode.of(Float.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addressesAreLookedUpWhateverTheirDress() {
    String plain = "x.bandcamp.com/album/Y";
    for (String dressed :
        new String[] {
          "HTTPS://X.bandcamp.com/album/Y/?from=z",
          "http://x.bandcamp.com/album/Y#t",
          "x.bandcamp.com/album/Y//",
          "https://www.X.Bandcamp.com/album/Y"
        }) {
      assertThat(KeyIndex.address(dressed)).isEqualTo(plain);
    }
    assertThat(KeyIndex.address("https://bandcamp.com/yanir?a=b/c"))
        .isEqualTo("bandcamp.com/yanir");
    assertThat(KeyIndex.address("https://X.com?y")).isEqualTo("x.com");
    assertThat(KeyIndex.address("")).isEmpty();
    assertThat(KeyIndex.address("/")).isEmpty();
  }

  private RecordReader reader() {
    byte[] bytes = Arrays.copyOf(out.bytes(), out.size());
    return new RecordReader("test").turnTo(0, MemorySegment.ofArray(bytes), 0, bytes.length);
  }

  private static String hex(RecordBuffer out) {
    String hex = HexFormat.of().formatHex(out.bytes(), 0, out.size());
    out.clear();
    return hex;
  }
}
