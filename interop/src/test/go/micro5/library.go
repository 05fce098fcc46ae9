package main

import (
	"go-micro.dev/v5/broker"
	"go-micro.dev/v5/registry"
)

// What the libraries call differently.
var (
	newBroker         = broker.NewHttpBroker
	newMdnsRegistry   = registry.NewMDNSRegistry
	newMemoryRegistry = registry.NewMemoryRegistry
)
