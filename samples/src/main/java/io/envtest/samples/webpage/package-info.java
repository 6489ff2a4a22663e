/** An operator on the java-operator-sdk: a WebPage becomes a ConfigMap, a Deployment and a Service. */
package io.envtest.samples.webpage;
