package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/// The oracle is the JDK's own decompressor.
class ZlibEncoderTest {
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20261128);
  private final ZlibEncoder encoder = new ZlibEncoder();

  @Test
  void blocksOfEveryShapeAreWhatTheyWereOnceDecompressed() throws Exception {
    for (byte[] block : shapes()) {
      assertThat(decompressed(compressed(block), block.length)).isEqualTo(block);
    }
  }

  @Test
  void blocksOfEverySizeUpToThreeHundredAreWhatTheyWere() throws Exception {
    for (int size = 0; size <= 300; size++) {
      byte[] noise = noise(size, 256);
      byte[] same = new byte[size];
      byte[] text = noise(size, 3);
      for (byte[] block : List.of(noise, same, text)) {
        assertThat(decompressed(compressed(block), size)).isEqualTo(block);
      }
    }
  }

  @Test
  void whatIsBeyondTheSizeIsNoneOfTheBlock() throws Exception {
    byte[] longer = text(10_000);
    RecordBuffer out = new RecordBuffer();
    encoder.compress(longer, 4321, out);
    assertThat(decompressed(Arrays.copyOf(out.bytes(), out.size()), 4321))
        .isEqualTo(Arrays.copyOf(longer, 4321));
  }

  @Test
  void noBlockGrowsByMoreThanItsFrame() {
    // 2 bytes before, 4 after, 5 for each piece that is stored: three to every 131,072 bytes.
    for (byte[] block : shapes()) {
      assertThat(compressed(block).length)
          .isLessThanOrEqualTo(block.length + 6 + 15 * (1 + block.length / DeflateTokens.MOST));
    }
  }

  @Test
  void whatABlockGivesDoesNotDependOnTheBlocksBefore() {
    List<byte[]> shapes = shapes();
    List<byte[]> alone = new ArrayList<>();
    for (byte[] block : shapes) {
      RecordBuffer out = new RecordBuffer();
      new ZlibEncoder().compress(block, block.length, out);
      alone.add(Arrays.copyOf(out.bytes(), out.size()));
    }
    for (int round = 0; round < 3; round++) {
      for (int i = shapes.size() - 1; i >= 0; i--) {
        assertThat(compressed(shapes.get(i))).isEqualTo(alone.get(i));
      }
    }
  }

  @Test
  void theBytesStayTheSameFromReleaseToRelease() {
    // A change here makes every shard of every edition a new one, to be published once more.
    String text = "Shards are named by the hash of their bytes, named by the hash of their bytes.";
    assertThat(HexFormat.of().formatHex(compressed(text.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(
            "78010bce482c4a2956482c4a55c84bcc4d4d5148aa5428c94855c8482cce50c84f03b1338b14922a4b528b7508aad0030041191b92");
  }

  @Test
  void recordsTakeNoMoreThanWithTheJdksSecondLevel() {
    byte[] block = text(60_000);
    try (Deflater deflater = new Deflater(2)) {
      deflater.setInput(block);
      deflater.finish();
      int theirs = deflater.deflate(new byte[block.length]);
      assertThat(compressed(block).length).isLessThan(theirs * 103 / 100);
    }
  }

  private List<byte[]> shapes() {
    List<byte[]> shapes = new ArrayList<>();
    shapes.add(new byte[0]);
    shapes.add(new byte[] {7});
    shapes.add(new byte[200_000]);
    shapes.add(noise(300_000, 256));
    shapes.add(noise(100_000, 2));
    shapes.add(text(150_000));
    shapes.add(farRepetition(32_768));
    shapes.add(farRepetition(32_769));
    shapes.add(skewed(140_000));
    for (int around = -2; around <= 2; around++) {
      shapes.add(farRepetition(65_536 + around));
      shapes.add(text(DeflateTokens.MOST + around));
      shapes.add(new byte[DeflateTokens.MOST + around]);
    }
    byte[] mixed = new byte[120_000];
    System.arraycopy(text(40_000), 0, mixed, 0, 40_000);
    System.arraycopy(noise(40_000, 256), 0, mixed, 40_000, 40_000);
    shapes.add(mixed);
    for (int period = 1; period < 20; period++) {
      byte[] periodic = new byte[1000 + period];
      for (int i = 0; i < periodic.length; i++) {
        periodic[i] = (byte) (i % period * 13);
      }
      shapes.add(periodic);
    }
    return shapes;
  }

  private byte[] noise(int size, int values) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) random.nextInt(values);
    }
    return bytes;
  }

  /// The same 300 bytes twice, so far apart, with noise between that repeats nothing.
  private byte[] farRepetition(int distance) {
    byte[] bytes = noise(distance + 300, 256);
    System.arraycopy(bytes, 0, bytes, distance, 300);
    return bytes;
  }

  /// Frequencies like Fibonacci's numbers, whose best code is longer than 15 bits.
  private byte[] skewed(int size) {
    byte[] bytes = new byte[size];
    int[] counts = new int[24];
    counts[0] = 1;
    counts[1] = 1;
    for (int i = 2; i < counts.length; i++) {
      counts[i] = counts[i - 1] + counts[i - 2];
    }
    int all = Arrays.stream(counts).sum();
    for (int i = 0; i < size; i++) {
      int left = random.nextInt(all);
      int symbol = 0;
      while (left >= counts[symbol]) {
        left -= counts[symbol++];
      }
      bytes[i] = (byte) (symbol * 7);
    }
    return bytes;
  }

  /// Names from few words, as cards have them, and numbers between.
  private byte[] text(int size) {
    StringBuilder text = new StringBuilder();
    String[] words = {"moon", "river", "tape", "velvet", "noise", "harbour", "glass", "echo"};
    while (text.length() < size) {
      text.append(words[random.nextInt(words.length)]).append((char) random.nextInt(1, 127));
    }
    return Arrays.copyOf(text.toString().getBytes(StandardCharsets.UTF_8), size);
  }

  private byte[] compressed(byte[] block) {
    RecordBuffer out = new RecordBuffer();
    encoder.compress(block, block.length, out);
    return Arrays.copyOf(out.bytes(), out.size());
  }

  private static byte[] decompressed(byte[] stream, int size) throws Exception {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(stream);
      byte[] bytes = new byte[size + 1];
      int n = 0;
      while (!inflater.finished()) {
        int got = inflater.inflate(bytes, n, bytes.length - n);
        assertThat(got > 0 || inflater.finished()).isTrue();
        n += got;
      }
      assertThat(inflater.getRemaining()).isZero();
      return Arrays.copyOf(bytes, n);
    }
  }
}
