package io.envtest.internal.bootstrap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.view.flowcontrol.v1.FlowSchema;
import io.envtest.view.flowcontrol.v1.LimitedPriorityLevelConfiguration;
import io.envtest.view.flowcontrol.v1.PolicyRulesWithSubjects;
import io.envtest.view.flowcontrol.v1.PriorityLevelConfiguration;
import io.envtest.view.flowcontrol.v1.ResourcePolicyRule;
import io.envtest.view.flowcontrol.v1.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The priority levels and flow schemas that every cluster begins with. New trees with each call.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/cluster-administration/flow-control/">API priority and fairness</a>
 */
public final class BootstrapFlowControl {

    private static final String MANAGER = "api-priority-and-fairness-config-producer-v1";
    private static final String FILE = "flowcontrol.txt";
    private static final String GROUP = "flowcontrol.apiserver.k8s.io";
    private static final GroupVersionResource LEVELS =
            new GroupVersionResource(GROUP, "v1", "prioritylevelconfigurations");
    private static final GroupVersionResource SCHEMAS = new GroupVersionResource(GROUP, "v1", "flowschemas");
    private static final Map<String, String> AUTOUPDATE = Map.of("apf.kubernetes.io/autoupdate-spec", "true");

    private BootstrapFlowControl() {}

    /** All, levels first. */
    public static List<BootstrapObject> all() {
        List<BootstrapObject> all = new ArrayList<>();
        PolicyRulesWithSubjects rule = PolicyRulesWithSubjects.of(tree());
        for (String line : DataFile.lines(FILE)) {
            String[] words = DataFile.words(line);
            switch (words[0]) {
                case "level" -> all.add(level(words));
                case "schema" -> {
                    FlowSchema schema = schema(words);
                    rule = schema.spec().addRules();
                    all.add(new BootstrapObject(SCHEMAS, "", schema.node(), MANAGER));
                }
                case "for" -> subjects(rule, words[1]);
                case "objects" -> objects(rule, words);
                default -> rule.addNonResourceRules().setVerbs(list(words[1])).setNonResourceURLs(list(words[2]));
            }
        }
        return all;
    }

    private static ObjectNode tree() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode typed(String kind) {
        return tree().put("kind", kind).put("apiVersion", GROUP + "/v1");
    }

    private static BootstrapObject level(String[] words) {
        PriorityLevelConfiguration level = PriorityLevelConfiguration.of(typed("PriorityLevelConfiguration"));
        level.metadata().setName(words[1]).setAnnotations(AUTOUPDATE);
        if (words[2].equals("exempt")) {
            level.spec()
                    .setType("Exempt")
                    .exempt()
                    .setNominalConcurrencyShares(0)
                    .setLendablePercent(0);
        } else {
            level.spec().setType("Limited");
            LimitedPriorityLevelConfiguration limited = level.spec().limited();
            limited.setNominalConcurrencyShares(Integer.parseInt(words[2]));
            limited.setLendablePercent(Integer.parseInt(words[3]));
            limited.limitResponse().setType(words.length == 4 ? "Reject" : "Queue");
            if (words.length > 4) {
                limited.limitResponse()
                        .queuing()
                        .setQueues(Integer.parseInt(words[4]))
                        .setHandSize(Integer.parseInt(words[5]))
                        .setQueueLengthLimit(Integer.parseInt(words[6]));
            }
        }
        return new BootstrapObject(LEVELS, "", level.node(), MANAGER);
    }

    private static FlowSchema schema(String[] words) {
        FlowSchema schema = FlowSchema.of(typed("FlowSchema"));
        schema.metadata().setName(words[1]).setAnnotations(AUTOUPDATE);
        schema.spec().priorityLevelConfiguration().setName(words[2]);
        schema.spec().setMatchingPrecedence(Integer.parseInt(words[3]));
        if (words.length > 4) {
            schema.spec().distinguisherMethod().setType(words[4]);
        }
        return schema;
    }

    private static void subjects(PolicyRulesWithSubjects rule, String words) {
        for (String word : list(words)) {
            String[] parts = word.split("/", 3);
            Subject subject = rule.addSubjects();
            switch (parts[0]) {
                case "user" -> subject.setKind("User").user().setName(parts[1]);
                case "group" -> subject.setKind("Group").group().setName(parts[1]);
                default ->
                    subject.setKind("ServiceAccount")
                            .serviceAccount()
                            .setNamespace(parts[1])
                            .setName(parts[2]);
            }
        }
    }

    private static void objects(PolicyRulesWithSubjects rule, String[] words) {
        ResourcePolicyRule objects = rule.addResourceRules();
        objects.setVerbs(list(words[1]));
        objects.setApiGroups(list(words[2]).stream()
                .map(group -> group.equals("core") ? "" : group)
                .toList());
        objects.setResources(list(words[3]));
        if (words.length > 4) {
            objects.setClusterScope(true);
        }
        objects.setNamespaces(List.of("*"));
    }

    private static List<String> list(String words) {
        return List.of(words.split(","));
    }
}
