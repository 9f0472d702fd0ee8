package io.github.e2emaven.it.faults;

import io.github.e2emaven.it.Build;
import io.github.e2emaven.it.Guardians;
import io.github.e2emaven.it.ItPostgres;
import io.github.e2emaven.it.Remains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One playing of one fault: its builds, and what they could leave behind. Whatever waits here looks
 * for new processes of the builds at the same time.
 */
final class Scene implements AutoCloseable {

  /** The longest acceptable wait. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Stage stage;
  private final List<Build> builds = new ArrayList<>();
  private final List<Build> watched = new ArrayList<>();
  private final List<Remains> remains = new ArrayList<>();
  private String remark = "";
  private final CleanTime time = new CleanTime();

  Scene(Stage stage) {
    this.stage = stage;
  }

  /** The external server. */
  ItPostgres postgres() {
    return stage.postgres();
  }

  /** The project that {@link #start} builds. */
  Path project() {
    return stage.project();
  }

  /** Maven's local repository. */
  Path repository() {
    return stage.repository();
  }

  /** The plugin's cache directory. */
  Path cache() {
    return stage.cache();
  }

  /** Starts {@code mvn verify} in the project, with no trace of earlier ones. */
  Build verify(String... options) throws IOException {
    return verifyWithin(List.of(), options);
  }

  /**
   * The same behind other words.
   *
   * @param prefix of a program that turns into the command that follows
   */
  Build verifyWithin(List<String> prefix, String... options) throws IOException {
    forget();
    return startWithin(prefix, project(), List.of(with(options, "verify")));
  }

  /** Deletes what tests of earlier builds of the project told, and what they were told. */
  void forget() {
    Build.run("rm", "-rf", atWork(project()).toString(), project().resolve("target/go").toString());
  }

  /** Starts Maven behind other words in any project. */
  Build startWithin(List<String> prefix, Path directory, List<String> goals) throws IOException {
    var command = Stream.concat(prefix.stream(), stage.command(goals).stream()).toList();
    return watched(Build.start(directory, command));
  }

  /** Starts Maven with these goals and options in a project. */
  Build start(Path directory, List<String> goals) throws IOException {
    return startWithin(List.of(), directory, goals);
  }

  /** The same for a build of which nothing is expected to be seen. */
  Build startUnwatched(Path directory, List<String> goals) throws IOException {
    var build = Build.start(directory, stage.command(goals));
    builds.add(build);
    return build;
  }

  private Build watched(Build build) {
    builds.add(build);
    watched.add(build);
    remains.add(new Remains(stage.cache(), build, postgres()));
    return build;
  }

  /** Waits until so many tests of the project are in the middle of their work. */
  void awaitAtWork(int tests) throws IOException {
    awaitAtWork(project(), tests);
  }

  /** Waits until so many tests of a project are in the middle of their work. */
  void awaitAtWork(Path directory, int tests) throws IOException {
    await(tests + " tests at work in " + directory, () -> countAtWork(directory) >= tests);
  }

  /** Lets the tests of the project go on that wait. */
  void go() throws IOException {
    Files.createFile(Files.createDirectories(project().resolve("target")).resolve("go"));
  }

  /** The id of a build's run, empty before the build has said it. */
  String runOf(Build build) {
    return remains.get(watched.indexOf(build)).run();
  }

  /** Says something of this playing that the result shall show. */
  void remark(String text) {
    remark = text;
  }

  /** What has been said of this playing. */
  String remark() {
    return remark;
  }

  /** The fault is about to be caused, and the build is not expected to go on. */
  void strikes() {
    time.strikes();
  }

  /** Only looks, for so long. */
  void look(Duration time) {
    holds(() -> false, time);
  }

  /** Waits until a build has ended. */
  void awaitEnd(Build build) throws IOException {
    await("Maven's end", () -> !build.isAlive());
    time.mavenEnds();
  }

  /** Waits; at the end of the patience fails with the consoles of the builds. */
  void await(Object what, BooleanSupplier condition) throws IOException {
    if (!holds(condition, PATIENCE)) {
      throw new AssertionError("no " + what + " after " + PATIENCE + "\n" + consoles());
    }
  }

  /** Kills the guardians of all builds. */
  void killGuardians() {
    Guardians.of(stage.cache()).forEach(guardian -> Build.kill("KILL", Long.toString(guardian)));
  }

  /** Kills whatever is left of the builds' processes, as the end of the machine does. */
  void killProcesses() {
    remains.forEach(Remains::killProcesses);
  }

  /** Options and one more. */
  static String[] with(String[] options, String more) {
    return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
  }

  /** Waits until nothing of any build is left and returns what still is at the end. */
  List<String> leftAfter(Duration limit) {
    holds(() -> left().isEmpty(), limit);
    return left();
  }

  /** How many processes of the builds have been seen, so that looking for none means something. */
  int seen() {
    return remains.stream().mapToInt(Remains::seen).sum();
  }

  /** Until nothing was left for good, as {@link #leftAfter} saw it. */
  double secondsUntilClean() {
    return time.seconds();
  }

  /** The output of all builds. */
  String consoles() {
    return String.join("\n----\n", builds.stream().map(Build::console).toList());
  }

  private boolean holds(BooleanSupplier condition, Duration limit) {
    var end = System.nanoTime() + limit.toNanos();
    while (true) {
      look();
      if (condition.getAsBoolean()) {
        return true;
      }
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Build.pause(Build.MOMENT);
    }
  }

  private void look() {
    if (!left().isEmpty()) {
      time.isLeft();
    }
  }

  /** What is left at this moment. */
  List<String> left() {
    return remains.stream().flatMap(it -> it.list().stream()).toList();
  }

  private static long countAtWork(Path directory) {
    try (Stream<Path> marks = Files.list(atWork(directory))) {
      return marks.count();
    } catch (IOException e) {
      return 0; // none has arrived yet
    }
  }

  private static Path atWork(Path directory) {
    return directory.resolve("target/at-work");
  }

  @Override
  public void close() {
    builds.forEach(Build::close);
  }
}
