package io.github.e2emaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.e2emaven.process.ProcessTable.Entry;
import io.github.e2emaven.process.ProcessTable.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitSearchTests {

  private static final long SELF = ProcessHandle.current().pid();
  private static final long SHELL = SELF + 1_000_000;
  private static final long SERVER = SELF + 1_000_001;
  private static final long OTHER = SELF + 1_000_002;
  private static final String COOKIE = "mine";

  private final FakeTable table = new FakeTable();
  private final UnitSearch search = new UnitSearch(table, COOKIE);

  @Test
  void this_jvm_its_ancestors_and_init_are_never_members() {
    table.add(entry(1, 0, 1, COOKIE));
    table.add(entry(SHELL, 1, SHELL, COOKIE));
    table.add(entry(SELF, SHELL, SHELL, COOKIE));

    assertThat(pids()).isEmpty();
  }

  @Test
  void others_in_the_session_of_this_jvm_are_not_members() {
    table.add(entry(SHELL, 1, SHELL, ""));
    table.add(entry(SELF, SHELL, SHELL, ""));
    table.add(entry(SERVER, SELF, SHELL, COOKIE));
    table.add(entry(OTHER, SHELL, SHELL, ""));

    assertThat(pids()).containsExactly(SERVER);
  }

  @Test
  void others_in_a_session_whose_leader_is_another_process_are_not_members() {
    table.add(entry(SHELL, 1, SHELL, ""));
    table.add(entry(SERVER, 1, SHELL, COOKIE));
    table.add(entry(OTHER, SHELL, SHELL, ""));

    assertThat(pids()).containsExactly(SERVER);
  }

  @Test
  void all_processes_in_a_session_that_a_member_leads_are_members() {
    table.add(entry(SERVER, SELF, SERVER, COOKIE));
    table.add(entry(OTHER, 1, SERVER, ""));

    assertThat(pids()).containsExactlyInAnyOrder(SERVER, OTHER);
  }

  @Test
  void a_led_session_is_forgotten_when_its_number_is_reused() {
    table.add(entry(SERVER, SELF, SERVER, COOKIE));
    search.search();
    table.clear();
    table.add(new Entry(SERVER, 99, 1, SERVER, SERVER, State.LIVE, ""));
    table.add(entry(OTHER, SERVER, SERVER, ""));

    assertThat(pids()).isEmpty();
  }

  @Test
  void a_led_session_is_forgotten_when_it_was_seen_empty() {
    table.add(entry(SERVER, SELF, SERVER, COOKIE));
    search.search();
    table.clear();
    search.search();
    table.add(entry(OTHER, 1, SERVER, ""));

    assertThat(pids()).isEmpty();
  }

  @Test
  void another_stack_in_a_session_without_its_leader_is_not_a_member() {
    table.add(entry(SERVER, SELF, SERVER, COOKIE));
    search.search();
    table.clear();
    table.add(entry(OTHER, 1, SERVER, "theirs"));

    assertThat(pids()).isEmpty();
  }

  @Test
  void unknown_groups_and_sessions_do_not_join_processes() {
    table.add(entry(SERVER, 1, 0, COOKIE));
    table.add(entry(OTHER, 1, 0, ""));

    assertThat(pids()).containsExactly(SERVER);
  }

  private List<Long> pids() {
    return search.search().stream().map(Entry::pid).toList();
  }

  private static Entry entry(long pid, long parent, long session, String cookie) {
    return new Entry(pid, 7, parent, session, session, State.LIVE, cookie);
  }

  private static final class FakeTable implements ProcessTable {
    private final List<Entry> entries = new ArrayList<>();

    void add(Entry entry) {
      entries.add(entry);
    }

    void clear() {
      entries.clear();
    }

    @Override
    public List<Entry> snapshot() {
      return List.copyOf(entries);
    }

    @Override
    public Optional<Entry> find(long pid) {
      return entries.stream().filter(entry -> entry.pid() == pid).findFirst();
    }

    @Override
    public String commandLine(long pid) {
      return "";
    }
  }
}
