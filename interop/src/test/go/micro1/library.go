package main

import (
	"github.com/micro/go-micro/broker"
	natsbroker "github.com/micro/go-micro/broker/nats"
	"github.com/micro/go-micro/registry"
	"github.com/micro/go-micro/registry/memory"
	"github.com/micro/go-micro/transport"
	"github.com/micro/go-plugins/registry/consul"
	"github.com/micro/go-plugins/registry/nats"
)

// What the libraries call differently.
var (
	newBroker         = broker.NewBroker
	newNatsBroker     = natsbroker.NewBroker
	newMdnsRegistry   = registry.NewRegistry
	newMemoryRegistry = memory.NewRegistry
	newConsulRegistry = consul.NewRegistry
	newNatsRegistry   = nats.NewRegistry
)

// Not tested with this release.
var newNatsTransport func(...transport.Option) transport.Transport
