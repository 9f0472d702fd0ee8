package io.github.e2emaven.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.DuplicateParameterException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class FailsafeExecutionTests {

  /** As many as Failsafe has. */
  private static final int PARAMETERS = 90;

  private static final int ROUNDS = 2000;

  @Test
  void all_parameters_are_known_when_two_threads_ask_at_the_same_time() throws Exception {
    var threads = Executors.newFixedThreadPool(2);
    var barrier = new CyclicBarrier(2);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        var execution = FailsafeExecution.of(goal(), new Xpp3Dom("configuration"));
        Callable<Long> count =
            () -> {
              barrier.await();
              return names().filter(execution::knows).count();
            };
        var one = threads.submit(count);
        var other = threads.submit(count);
        assertThat(one.get()).isEqualTo(PARAMETERS);
        assertThat(other.get()).isEqualTo(PARAMETERS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static MojoDescriptor goal() throws DuplicateParameterException {
    var goal = new MojoDescriptor();
    for (var name : names().toList()) {
      var parameter = new Parameter();
      parameter.setName(name);
      goal.addParameter(parameter);
    }
    return goal;
  }

  private static Stream<String> names() {
    return IntStream.range(0, PARAMETERS).mapToObj(number -> "parameter" + number);
  }
}
