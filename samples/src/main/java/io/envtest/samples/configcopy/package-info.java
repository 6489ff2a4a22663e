/** A controller on the official client's informers: copies labelled ConfigMaps to another namespace. */
package io.envtest.samples.configcopy;
