package io.github.e2emaven.run;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How many stacks fit into the machine's free memory, so that workers never make it swap.
 *
 * @param server bytes of one server
 * @param tests bytes of one test JVM
 */
record MemoryBudget(long server, long tests) {

  private static final long MEBIBYTE = 1 << 20;

  /** Heap of a JVM that has no {@code -Xmx}: enough for a small service and a test class. */
  private static final long DEFAULT_HEAP = 256 * MEBIBYTE;

  /** Class data, code, threads and collector of a JVM beside its heap. */
  private static final long BESIDE_HEAP = 128 * MEBIBYTE;

  private static final Pattern MAX_HEAP = Pattern.compile("-Xmx([0-9]+)([kKmMgG]?)");

  static MemoryBudget of(List<String> serverCommand, String testArguments) {
    return new MemoryBudget(jvm(String.join(" ", serverCommand)), jvm(testArguments));
  }

  /** How many stacks fit; at least one. */
  int stacks(long freeBytes) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, freeBytes / (server + tests)));
  }

  /** The calculation, for users. */
  String explain(long freeBytes) {
    return "each stack takes about %s (server %s, test JVM %s), and %s of memory are free"
        .formatted(text(server + tests), text(server), text(tests), text(freeBytes));
  }

  private static long jvm(String arguments) {
    var matcher = MAX_HEAP.matcher(arguments);
    long heap = DEFAULT_HEAP;
    while (matcher.find()) {
      heap = Long.parseLong(matcher.group(1)) * unit(matcher.group(2)); // the last one counts
    }
    return heap + BESIDE_HEAP;
  }

  private static long unit(String letter) {
    return switch (letter.toLowerCase(Locale.ROOT)) {
      case "k" -> 1 << 10;
      case "m" -> MEBIBYTE;
      case "g" -> 1 << 30;
      default -> 1;
    };
  }

  private static String text(long bytes) {
    return bytes / MEBIBYTE + " MiB";
  }
}
