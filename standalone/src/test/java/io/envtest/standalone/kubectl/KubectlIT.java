package io.envtest.standalone.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What people do with kubectl, with each version that is installed. */
class KubectlIT {

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: {app: web}}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: "nginx:1", ports: [{containerPort: 80}]}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}, ports: [{port: 80}]}
            """;

    private static final String TASKS = """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: good}
            spec:
              template:
                spec:
                  restartPolicy: Never
                  volumes: [{name: info, downwardAPI: {items: [{path: name, fieldRef: {fieldPath: "metadata.labels['job-name']"}}]}}]
                  containers:
                  - name: main
                    image: busybox
                    command: [sh, -c, "echo hello $(cat /info/name) from $OTHER_SERVICE_PORT"]
                    volumeMounts: [{name: info, mountPath: /info}]
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: bad}
            spec:
              restartPolicy: Never
              containers: [{name: main, image: busybox, command: [sh, -c, "echo why > /dev/termination-log; exit 3"]}]
            """;

    private static final String TALK = """
            apiVersion: v1
            kind: Pod
            metadata: {name: talk}
            spec:
              restartPolicy: Always
              containers:
              - name: main
                image: busybox
                stdin: true
                command: [sh, -c, "echo ready; while read line; do echo got $line; [ $line = end ] && exit 0; done"]
            """;

    private static final String CRD = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {plural: widgets, singular: widget, kind: Widget, shortNames: [wd]}
              versions:
              - name: v1
                served: true
                storage: true
                schema:
                  openAPIV3Schema:
                    type: object
                    description: A widget.
                    properties: {spec: {type: object, properties: {size: {type: integer, description: How large.}}}}
            """;

    private static final int MOST_TRIES = 100;
    private static final long BETWEEN_TRIES_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static TestCluster cluster;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        cluster = TestCluster.start();
        Files.writeString(kubeconfig(), cluster.access().kubeconfig());
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static Path kubeconfig() {
        return folder.resolve("kubeconfig");
    }

    @TestFactory
    Stream<DynamicTest> aDayWithKubectl() {
        List<Path> installed = Kubectl.onPath();
        Assumptions.assumeFalse(installed.isEmpty(), "no kubectl is on the PATH");
        return installed.stream()
                .map(binary -> DynamicTest.dynamicTest(
                        binary.getFileName().toString(), () -> day(new Kubectl(binary, kubeconfig()))));
    }

    private static void day(Kubectl kubectl) throws IOException, InterruptedException {
        String namespace = "day";
        says(kubectl, "", "namespace/" + namespace + " created", "create", "namespace", namespace);
        try {
            workloads(kubectl, "--namespace=" + namespace);
            tasks(kubectl, "--namespace=" + namespace);
            says(kubectl, TALK, "pod/talk created", "create", "--namespace=" + namespace, "-f", "-");
            talks(kubectl, "--namespace=" + namespace);
            isStartedAnew(kubectl, "--namespace=" + namespace);
            talks(kubectl.overSpdy(), "--namespace=" + namespace);
            questions(kubectl, "--namespace=" + namespace);
            customResources(kubectl, "--namespace=" + namespace);
        } finally {
            says(kubectl, "", "deleted", "delete", "namespace", namespace);
        }
    }

    private static void workloads(Kubectl kubectl, String in) throws IOException, InterruptedException {
        says(kubectl, WEB, "deployment.apps/web created", "apply", in, "-f", "-");
        says(kubectl, "", "successfully rolled out", "rollout", "status", in, "deployment/web", "--timeout=120s");
        says(kubectl, WEB, "deployment.apps/web unchanged", "apply", in, "-f", "-");
        says(kubectl, WEB, "serverside-applied", "apply", in, "--server-side", "--force-conflicts", "-f", "-");
        Kubectl.Output diff = kubectl.run(WEB.replace("nginx:1", "nginx:2"), "diff", in, "-f", "-");
        assertThat(diff.text()).contains("-      - image: nginx:1", "+      - image: nginx:2");
        says(kubectl, "", "scaled", "scale", in, "deployment/web", "--replicas=3");
        says(kubectl, "", "condition met", "wait", in, "--for=condition=Available", "deployment/web", "--timeout=120s");
        says(kubectl, "", "labeled", "label", in, "service/web", "tier=front");
        says(kubectl, "", "patched", "patch", in, "service/web", "-p", "{\"metadata\":{\"labels\":{\"x\":\"y\"}}}");
        says(kubectl, "", "tier=front", "get", in, "service", "web", "--show-labels");
        says(kubectl, "", "3 desired", "describe", in, "deployment/web");
        says(kubectl, "", "Successfully assigned", "describe", in, "pods");
        says(kubectl, WEB.replace("web", "other"), "service/other created", "create", in, "-f", "-");
        says(kubectl, "", "deleted", "delete", in, "deployment/web", "service/web");
    }

    private static void tasks(Kubectl kubectl, String in) throws IOException, InterruptedException {
        says(kubectl, TASKS, "pod/bad created", "create", in, "-f", "-");
        says(kubectl, "", "condition met", "wait", in, "--for=condition=Complete", "job/good", "--timeout=120s");
        says(kubectl, "", "hello good from 80", "logs", in, "job/good");
        String failed = "--for=jsonpath={.status.phase}=Failed";
        says(kubectl, "", "condition met", "wait", in, failed, "pod/bad", "--timeout=120s");
        String state = "jsonpath={.status.containerStatuses[0].state.terminated.exitCode} {..terminated.message}";
        says(kubectl, "", "3 why", "get", in, "pod/bad", "-o", state);
    }

    private static void talks(Kubectl kubectl, String in) throws IOException, InterruptedException {
        says(kubectl, "", "condition met", "wait", in, "--for=condition=Ready", "pod/talk", "--timeout=120s");
        says(kubectl, "echo $((3 + 4))\n", "7", "exec", in, "-i", "talk", "--", "sh");
        Kubectl.Output failed = kubectl.run("", "exec", in, "talk", "--", "sh", "-c", "echo oops >&2; exit 3");
        assertThat(failed.exit()).isEqualTo(3);
        assertThat(failed.text()).contains("oops");
        Path text = Files.writeString(folder.resolve("text"), "some text");
        says(kubectl, "", "", "cp", in, text.toString(), "talk:/tmp/copy");
        says(kubectl, "", "some text", "exec", in, "talk", "--", "cat", "/tmp/copy");
        says(kubectl, "", "", "cp", in, "talk:/tmp/copy", folder.resolve("back").toString());
        assertThat(folder.resolve("back")).hasContent("some text");
        Kubectl.Output attached = kubectl.run("one\nend\n", "attach", in, "-i", "talk");
        assertThat(attached.text()).contains("ready", "got one", "got end");
        String[] run = {"run", in, "-i", "--rm", "--restart=Never", "once", "--image=busybox", "--command", "--", "cat"
        };
        says(kubectl, "typed\n", "typed", run);
    }

    /** What attached to it has ended its container: who asks at once may be told that it is still ready. */
    private static void isStartedAnew(Kubectl kubectl, String in) throws IOException, InterruptedException {
        String restarted = "--for=jsonpath={.status.containerStatuses[0].restartCount}=1";
        says(kubectl, "", "condition met", "wait", in, restarted, "pod/talk", "--timeout=120s");
    }

    private static void questions(Kubectl kubectl, String in) throws IOException, InterruptedException {
        says(kubectl, "", "List of containers belonging to the pod", "explain", "pod.spec.containers");
        says(kubectl, "", "yes", "auth", "can-i", in, "create", "pods");
        says(kubectl, "", "customresourcedefinitions", "api-resources");
        says(kubectl, "", "NAME", "get", in, "all", "-o", "wide");
        says(kubectl, "", "Ready", "get", "nodes");
        Kubectl.Output wrong = kubectl.run(WEB.replace("replicas", "replica"), "apply", in, "-f", "-");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.text()).contains("unknown field \"spec.replica\"");
    }

    private static void customResources(Kubectl kubectl, String in) throws IOException, InterruptedException {
        says(kubectl, CRD, "customresourcedefinition.apiextensions.k8s.io/widgets.example.com", "apply", "-f", "-");
        String[] wait = {"wait", "--for=condition=Established", "crd/widgets.example.com", "--timeout=120s"};
        for (int i = 0; i < MOST_TRIES && kubectl.run("", wait).exit() != 0; i++) {
            LockSupport.parkNanos(BETWEEN_TRIES_NANOS); // no version waits for a definition without any condition yet
        }
        says(kubectl, "", "condition met", wait);
        says(kubectl, widget(1), "widget.example.com/one created", "apply", in, "-f", "-");
        says(kubectl, widget(2), "widget.example.com/one configured", "apply", in, "-f", "-");
        says(kubectl, "", "one", "get", in, "wd");
        says(kubectl, "", "How large", "explain", "widget.spec.size");
        says(kubectl, "", "deleted", "delete", "crd", "widgets.example.com");
    }

    private static String widget(int size) {
        return "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: one}\nspec: {size: %d}\n".formatted(size);
    }

    private static void says(Kubectl kubectl, String input, String expected, String... arguments)
            throws IOException, InterruptedException {
        Kubectl.Output output = kubectl.run(input, arguments);
        assertThat(output.exit())
                .as(String.join(" ", arguments) + "\n" + output.text())
                .isZero();
        assertThat(output.text()).as(String.join(" ", arguments)).contains(expected);
    }
}
