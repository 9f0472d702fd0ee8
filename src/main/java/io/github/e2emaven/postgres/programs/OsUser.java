package io.github.e2emaven.postgres.programs;

import io.github.e2emaven.files.FileFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user that runs PostgreSQL's programs: Maven's own or, as PostgreSQL will not run as root, an
 * unprivileged account when Maven is root.
 *
 * @param account the unprivileged account; null for Maven's own user
 * @param prefix the words before a command that make it run as that account
 */
public record OsUser(@Nullable Account account, List<String> prefix) {

  private static final Path ACCOUNTS = Path.of("/etc/passwd");

  public OsUser {
    prefix = List.copyOf(prefix);
  }

  /**
   * A line of {@code /etc/passwd}.
   *
   * @param name login name
   * @param uid user id
   * @param gid id of its main group
   */
  public record Account(String name, int uid, int gid) {}

  /** Maven's own user. */
  public static OsUser self() {
    return new OsUser(null, List.of());
  }

  /** Through util-linux's setpriv, which executes the program in its own process: same pid. */
  public static OsUser bySetpriv(Account account) {
    return new OsUser(
        account,
        List.of(
            "setpriv",
            "--reuid=" + account.uid(),
            "--regid=" + account.gid(),
            "--clear-groups",
            "--inh-caps=-all"));
  }

  /** Through su, for systems with BusyBox's setpriv, which cannot change the user. */
  public static OsUser bySu(Account account) {
    return new OsUser(
        account, List.of("su", "-s", "/bin/sh", "--", account.name(), "-c", "exec \"$0\" \"$@\""));
  }

  /** Through the chroot of the GNU coreutils, for small images without setpriv and su: same pid. */
  public static OsUser byChroot(Account account) {
    var ids = "--userspec=" + account.uid() + ":" + account.gid();
    return new OsUser(account, List.of("chroot", ids, "--groups=", "--skip-chdir", "/"));
  }

  /** Whether the owner of a file has an account; in a container, any user id may run Maven. */
  public static boolean hasAccount(Path file) throws IOException {
    // without one, the JDK returns the id as the name
    var name = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
    return !name.equals(Integer.toString(FileFacts.of(file).owner()));
  }

  /** Whether Maven, which made this file, is root. */
  public static boolean isRoot(Path ownFile) throws IOException {
    return FileFacts.of(ownFile).isRoots();
  }

  /** The account {@code postgres}, or else {@code nobody}. */
  public static Optional<Account> unprivileged() throws IOException {
    return unprivileged(Files.isReadable(ACCOUNTS) ? Files.readAllLines(ACCOUNTS) : List.of());
  }

  static Optional<Account> unprivileged(List<String> accounts) {
    return Stream.of("postgres", "nobody")
        .flatMap(name -> accounts.stream().filter(line -> line.startsWith(name + ":")))
        .map(line -> line.split(":"))
        .filter(fields -> fields.length > 3)
        .map(f -> new Account(f[0], Integer.parseInt(f[2]), Integer.parseInt(f[3])))
        .filter(account -> account.uid() > 0)
        .findFirst();
  }

  /** The command, run as this user. */
  public List<String> command(List<String> command) {
    var full = new ArrayList<>(prefix);
    full.addAll(command);
    return full;
  }

  /** Changes the owner of a file of Maven to this user. */
  public void adopt(Path path) throws IOException {
    if (account != null) {
      Files.setAttribute(path, "unix:gid", account.gid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:uid", account.uid(), LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Lets this user enter a directory of Maven, but neither list it nor write there. */
  public void admit(Path directory) throws IOException {
    share(directory, 0710);
  }

  /** Lets only Maven's own user enter a directory. */
  public void lockOut(Path directory) throws IOException {
    share(directory, 0700);
  }

  /** Lets this user read a file of Maven, whatever the umask. */
  public void show(Path file) throws IOException {
    share(file, 0640);
  }

  private void share(Path path, int mode) throws IOException {
    if (account != null) {
      Files.setAttribute(path, "unix:gid", account.gid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:mode", mode);
    }
  }

  /** The login name, for messages. */
  public String name() {
    return account == null ? System.getProperty("user.name", "unknown") : account.name();
  }

  /** The user id, which tells apart the files of different users in one cache. */
  public int key(Path ownFile) throws IOException {
    return account == null ? FileFacts.of(ownFile).owner() : account.uid();
  }
}
