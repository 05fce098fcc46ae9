package main

import (
	"go-micro.dev/v5/broker"
	natsbroker "go-micro.dev/v5/broker/nats"
	"go-micro.dev/v5/registry"
	"go-micro.dev/v5/registry/consul"
	"go-micro.dev/v5/registry/nats"
	natstransport "go-micro.dev/v5/transport/nats"
)

// What the libraries call differently.
var (
	newBroker         = broker.NewHttpBroker
	newNatsBroker     = natsbroker.NewNatsBroker
	newNatsTransport  = natstransport.NewTransport
	newMdnsRegistry   = registry.NewMDNSRegistry
	newMemoryRegistry = registry.NewMemoryRegistry
	newConsulRegistry = consul.NewConsulRegistry
	newNatsRegistry   = nats.NewNatsRegistry
)
