package io.envtest.internal.controller.job;

import io.envtest.internal.controller.pod.PodControl;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.batch.v1.Job;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.EnvVar;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes the pods of a job. */
final class PodFactory {

    private static final String INDEX_VARIABLE = "JOB_COMPLETION_INDEX";
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_SUFFIX = 5;

    private PodFactory() {}

    /** A pod without an index. */
    static Pod pod(Job job) {
        Pod pod = PodControl.fromTemplate(job.spec().template(), Resources.JOBS, job);
        List<String> finalizers = new ArrayList<>(pod.metadata().finalizers());
        finalizers.add(JobPods.FINALIZER);
        pod.metadata().setFinalizers(finalizers);
        return pod;
    }

    /** The pod of an index. */
    static Pod pod(Job job, int index) {
        Pod pod = pod(job);
        String text = Integer.toString(index);
        String prefix = job.metadata().name() + "-" + text + "-";
        pod.metadata().setGenerateName(prefix.substring(0, Math.min(prefix.length(), LONGEST_NAME - LONGEST_SUFFIX)));
        annotate(pod, JobPods.INDEX, text);
        Map<String, String> labels = new LinkedHashMap<>(pod.metadata().labels());
        labels.put(JobPods.INDEX, text);
        pod.metadata().setLabels(labels);
        pod.spec().setHostname(job.metadata().name() + "-" + text);
        pod.spec().initContainers().forEach(PodFactory::addIndexVariable);
        pod.spec().containers().forEach(PodFactory::addIndexVariable);
        return pod;
    }

    /** Adds an annotation. */
    static void annotate(Pod pod, String key, String value) {
        Map<String, String> annotations = new LinkedHashMap<>(pod.metadata().annotations());
        annotations.put(key, value);
        pod.metadata().setAnnotations(annotations);
    }

    private static void addIndexVariable(Container container) {
        if (container.env().stream().map(EnvVar::name).noneMatch(INDEX_VARIABLE::equals)) {
            container
                    .addEnv()
                    .setName(INDEX_VARIABLE)
                    .valueFrom()
                    .fieldRef()
                    .setFieldPath("metadata.labels['" + JobPods.INDEX + "']");
        }
    }
}
