package main

import (
	"go-micro.dev/v5/broker"
	"go-micro.dev/v5/registry"
	"go-micro.dev/v5/registry/consul"
	"go-micro.dev/v5/registry/nats"
)

// What the libraries call differently.
var (
	newBroker         = broker.NewHttpBroker
	newMdnsRegistry   = registry.NewMDNSRegistry
	newMemoryRegistry = registry.NewMemoryRegistry
	newConsulRegistry = consul.NewConsulRegistry
	newNatsRegistry   = nats.NewNatsRegistry
)
