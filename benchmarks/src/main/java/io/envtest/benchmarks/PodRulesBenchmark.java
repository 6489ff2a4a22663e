package io.envtest.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.internal.registry.Strategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.builtin.BuiltInResources;
import io.envtest.internal.registry.builtin.DeclaredKinds;
import io.envtest.internal.registry.core.CoreKinds;
import io.envtest.internal.registry.core.service.ServiceAddresses;
import io.envtest.internal.registry.core.service.ServiceObjects;
import io.envtest.internal.request.QueryParameters;
import io.envtest.internal.request.RequestContext;
import io.envtest.internal.request.RequestInfoParser;
import io.envtest.internal.request.UserInfo;
import io.envtest.internal.sim.SeededRandom;
import io.envtest.view.core.v1.Service;
import io.envtest.view.networking.v1.ServiceCIDR;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the rules of a kind cost: decoding, defaults and validation of a rich pod, one thread, warm. The median tells it even
 * on a busy machine.
 *
 * <pre>mvn -Pbenchmarks -Dfast -DskipTests verify -pl benchmarks -am -Dmeasure="jmh PodRulesBenchmark"</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PodRulesBenchmark {

    private final ResourceDefinition pods = new BuiltInResources(
                    new DeclaredKinds((group, kind) -> CoreKinds.find(kind, noAddresses(), FeatureGates.DEFAULT)))
            .find("", "v1", "pods")
            .orElseThrow();
    private final Strategy strategy = pods.declaration().strategy();
    private final StrategyContext context = new StrategyContext(
            new RequestContext(
                    RequestInfoParser.parse("POST", "/api/v1/namespaces/default/pods", QueryParameters.NONE),
                    UserInfo.ANONYMOUS,
                    "benchmark"),
            pods,
            Instant.EPOCH,
            true);
    private ObjectNode sent = new ObjectMapper().createObjectNode();
    private ObjectNode decoded = sent;
    private ObjectNode complete = sent;

    /** Reads the pod and makes sure that it breaks no rule. */
    @Setup
    public void read() throws IOException {
        try (InputStream in = PodRulesBenchmark.class.getResourceAsStream("rich-pod.json")) {
            sent = (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
        decoded = sent.deepCopy();
        pods.schema().normalise(decoded);
        complete = defaults();
        if (!validation().isEmpty()) {
            throw new IllegalStateException(validation().aggregate());
        }
    }

    /** A copy alone, a part of each of the others but validation. */
    @Benchmark
    public ObjectNode copy() {
        return decoded.deepCopy();
    }

    /** The pod as its type decodes it. */
    @Benchmark
    public ObjectNode decoding() {
        ObjectNode pod = sent.deepCopy();
        pods.schema().normalise(pod);
        return pod;
    }

    /** The defaults of what was decoded. */
    @Benchmark
    public ObjectNode defaults() {
        ObjectNode pod = decoded.deepCopy();
        strategy.setDefaults(pod);
        return pod;
    }

    /** The rules over a pod that breaks none. */
    @Benchmark
    public FieldErrors validation() {
        FieldErrors errors = new FieldErrors();
        strategy.validateCreate(context, complete, errors);
        return errors;
    }

    /** Defaults and rules, as a create has them. */
    @Benchmark
    public FieldErrors defaultsAndValidation() {
        FieldErrors errors = new FieldErrors();
        strategy.validateCreate(context, defaults(), errors);
        return errors;
    }

    private static ServiceAddresses noAddresses() {
        return new ServiceAddresses(
                new ServiceObjects() {
                    @Override
                    public List<Service> services() {
                        return List.of();
                    }

                    @Override
                    public List<ServiceCIDR> ranges() {
                        return List.of();
                    }

                    @Override
                    public boolean reserve(String address, Service service) {
                        return true;
                    }

                    @Override
                    public void release(String address) {}
                },
                new SeededRandom(1));
    }
}
