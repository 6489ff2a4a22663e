package io.envtest.samples.webpage;

/** What the user wants. */
public class WebPageSpec {

    private String html = "";
    private int replicas = 1;

    /** The page. */
    public String getHtml() {
        return html;
    }

    /** Sets the page. */
    public void setHtml(String html) {
        this.html = html;
    }

    /** Number of pods that serve it. */
    public int getReplicas() {
        return replicas;
    }

    /** Sets the number of pods. */
    public void setReplicas(int replicas) {
        this.replicas = replicas;
    }
}
