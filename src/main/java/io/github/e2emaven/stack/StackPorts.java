package io.github.e2emaven.stack;

import io.github.e2emaven.ledger.Ledger;
import io.github.e2emaven.ledger.LedgerResource;
import io.github.e2emaven.net.PortSource;
import io.github.e2emaven.net.PortsExhaustedException;
import io.github.e2emaven.outcome.RunStage;
import io.github.e2emaven.outcome.StageException;
import io.github.e2emaven.plan.StackAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ports of one stack, held until it is closed. */
public final class StackPorts implements AutoCloseable {

  private final Source source;
  private final Map<String, PortSource.Claim> claims;
  private final List<Ledger.Entry> entries;

  private StackPorts(
      Source source, Map<String, PortSource.Claim> claims, List<Ledger.Entry> entries) {
    this.source = source;
    this.claims = Map.copyOf(claims);
    this.entries = List.copyOf(entries);
  }

  /**
   * Where the ports of stacks come from.
   *
   * @param ports where single ports come from
   * @param names of the ports, {@link StackAddress#MAIN_PORT} too unless the server chooses it
   * @param ledger lists every port
   */
  public record Source(PortSource ports, List<String> names, Ledger ledger) {

    public Source {
      names = List.copyOf(names);
    }

    StackPorts claim() {
      var claims = new LinkedHashMap<String, PortSource.Claim>();
      var entries = new ArrayList<Ledger.Entry>();
      try {
        names.forEach(name -> take(name, claims, entries));
        return new StackPorts(this, claims, entries);
      } catch (PortsExhaustedException e) {
        new StackPorts(this, claims, entries).close();
        throw new StageException(RunStage.PORTS, String.valueOf(e.getMessage()), e);
      } catch (RuntimeException e) {
        new StackPorts(this, claims, entries).close();
        throw e;
      }
    }

    private void take(
        String name, Map<String, PortSource.Claim> claims, List<Ledger.Entry> entries) {
      var claim = ports.claim();
      claims.put(name, claim);
      var port = Integer.toString(claim.port());
      entries.add(ledger.enter(new LedgerResource(LedgerResource.Kind.PORT, port, "")));
    }
  }

  boolean isFrom(Source other) {
    return source.equals(other);
  }

  /** Port numbers; the main one as {@code main}, 0 when the server chooses it. */
  Map<String, Integer> numbers() {
    var numbers = new LinkedHashMap<>(Map.of(StackAddress.MAIN_PORT, 0));
    claims.forEach((name, claim) -> numbers.put(name, claim.port()));
    return numbers;
  }

  @Override
  public void close() {
    claims.values().forEach(PortSource.Claim::close);
    entries.forEach(Ledger.Entry::strike);
  }
}
