package io.envtest.internal.scheduler;

import io.envtest.internal.scheduler.framework.CycleState;
import io.envtest.internal.scheduler.framework.Diagnosis;
import io.envtest.internal.scheduler.framework.FilterPlugin;
import io.envtest.internal.scheduler.framework.Filters;
import io.envtest.internal.scheduler.framework.NodeInfo;
import io.envtest.internal.scheduler.framework.Plugin;
import io.envtest.internal.scheduler.framework.PodInfo;
import io.envtest.internal.scheduler.framework.PostFilterPlugin;
import io.envtest.internal.scheduler.framework.PreFilterPlugin;
import io.envtest.internal.scheduler.framework.ScorePlugin;
import io.envtest.internal.scheduler.framework.Snapshot;
import io.envtest.internal.scheduler.framework.Verdict;
import io.envtest.spi.component.ClusterRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds a node for a pod: filter, make room if nothing fits, score, pick the best. Changes nothing but by preemption. */
final class SchedulingCycle {

    private final Profile profile;
    private final Filters filters;
    private final List<ScorePlugin> scorers;
    private final NominatedPods nominated;
    private final ClusterRandom random;

    SchedulingCycle(Profile profile, NominatedPods nominated, ClusterRandom random) {
        this.profile = profile;
        this.filters = new Filters(profile.at(PreFilterPlugin.class), profile.at(FilterPlugin.class));
        this.scorers = profile.at(ScorePlugin.class);
        this.nominated = nominated;
        this.random = random;
    }

    Decision run(PodInfo pod, Snapshot snapshot) {
        if (snapshot.nodes().isEmpty()) {
            return new Decision.Refused("no nodes available to schedule pods", Set.of(), "");
        }
        CycleState state = new CycleState();
        Filters.Prepared prepared = filters.prepare(state, pod, snapshot);
        if (!prepared.verdict().fits()) {
            Map<String, Verdict> everywhere = new LinkedHashMap<>();
            snapshot.nodes().forEach(node -> everywhere.put(node.name(), prepared.verdict()));
            String why =
                    Diagnosis.of(snapshot.nodes().size(), prepared.verdict().message());
            return makeRoom(state, pod, snapshot, everywhere, why);
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        List<NodeInfo> fitting = fitting(state, pod, snapshot, prepared, verdicts);
        for (Verdict verdict : verdicts.values()) {
            if (verdict.code() == Verdict.Code.ERROR) {
                return new Decision.Failed("running \"" + verdict.plugin() + "\" filter plugin: " + verdict.message());
            }
        }
        return fitting.isEmpty()
                ? makeRoom(
                        state,
                        pod,
                        snapshot,
                        verdicts,
                        Diagnosis.of(snapshot.nodes().size(), verdicts.values()))
                : new Decision.Placed(best(state, pod, fitting, snapshot), state);
    }

    private List<NodeInfo> fitting(
            CycleState state,
            PodInfo pod,
            Snapshot snapshot,
            Filters.Prepared prepared,
            Map<String, Verdict> verdicts) {
        List<NodeInfo> fitting = new ArrayList<>();
        for (NodeInfo node : snapshot.nodes()) {
            boolean worthLooking = prepared.nodes()
                    .filter(names -> !names.contains(node.name()))
                    .isEmpty();
            Verdict verdict = worthLooking ? filter(state, pod, node, snapshot) : notNamed(prepared.restricting());
            if (verdict.fits()) {
                fitting.add(node);
            } else {
                verdicts.put(node.name(), verdict);
            }
        }
        return fitting;
    }

    private static Verdict notNamed(String plugin) {
        String reason = "node(s) didn't satisfy plugin(s) [" + plugin + "]";
        return new Verdict(Verdict.Code.UNRESOLVABLE, List.of(reason), plugin);
    }

    /** A pod must fit beside those that room is being made for, and without them, too. */
    private Verdict filter(CycleState state, PodInfo pod, NodeInfo node, Snapshot snapshot) {
        NodeInfo anticipated = nominated.anticipate(node, pod);
        if (anticipated != node) {
            Verdict verdict = filters.filterAnew(pod, anticipated, snapshot);
            if (!verdict.fits()) {
                return verdict;
            }
        }
        return filters.filter(state, pod, node);
    }

    private Decision makeRoom(
            CycleState state, PodInfo pod, Snapshot snapshot, Map<String, Verdict> verdicts, String why) {
        List<String> messages = new ArrayList<>();
        String nominatedNode = "";
        for (PostFilterPlugin plugin : profile.at(PostFilterPlugin.class)) {
            PostFilterPlugin.Outcome outcome = plugin.postFilter(state, pod, snapshot, verdicts);
            nominatedNode = outcome.nominatedNode();
            if (outcome.message().isEmpty()) {
                messages.clear(); // room is being made
            } else {
                messages.add(outcome.message());
            }
            if (outcome.last()) {
                break;
            }
        }
        String message = messages.isEmpty() ? why : why + " " + String.join(", ", messages);
        return new Decision.Refused(message, plugins(verdicts.values()), nominatedNode);
    }

    private Set<Plugin> plugins(Iterable<Verdict> verdicts) {
        Set<Plugin> found = new LinkedHashSet<>();
        for (Verdict verdict : verdicts) {
            profile.plugins().stream()
                    .filter(plugin -> plugin.name().equals(verdict.plugin()))
                    .forEach(found::add);
        }
        return found;
    }

    private String best(CycleState state, PodInfo pod, List<NodeInfo> fitting, Snapshot snapshot) {
        if (fitting.size() == 1) {
            return fitting.get(0).name();
        }
        Map<String, Long> totals = new LinkedHashMap<>();
        for (ScorePlugin plugin : scorers) {
            plugin.preScore(state, pod, fitting, snapshot);
            Map<String, Long> scores = new LinkedHashMap<>();
            fitting.forEach(node -> scores.put(node.name(), plugin.score(state, pod, node)));
            plugin.normalize(state, pod, scores);
            scores.forEach((node, score) -> totals.merge(node, score * plugin.weight(), Long::sum));
        }
        long highest = totals.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        List<String> equals = totals.entrySet().stream()
                .filter(entry -> entry.getValue() == highest)
                .map(Map.Entry::getKey)
                .toList();
        return equals.get(random.nextInt(equals.size()));
    }
}
