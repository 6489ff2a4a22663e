package io.envtest.samples.webpage;

/** What the operator has done. */
public class WebPageStatus {

    private String configMap = "";
    private boolean available;

    /** Name of the ConfigMap that holds the page. */
    public String getConfigMap() {
        return configMap;
    }

    /** Sets the ConfigMap's name. */
    public void setConfigMap(String configMap) {
        this.configMap = configMap;
    }

    /** Whether all pods serve the page. */
    public boolean isAvailable() {
        return available;
    }

    /** Says whether all pods serve the page. */
    public void setAvailable(boolean available) {
        this.available = available;
    }
}
