package main

// The library as it is today.
import "github.com/hashicorp/memberlist"

type (
	Broadcast  = memberlist.Broadcast
	Config     = memberlist.Config
	Keyring    = memberlist.Keyring
	Memberlist = memberlist.Memberlist
	Node       = memberlist.Node
	Queue      = memberlist.TransmitLimitedQueue
)

var (
	Create             = memberlist.Create
	DefaultLANConfig   = memberlist.DefaultLANConfig
	DefaultLocalConfig = memberlist.DefaultLocalConfig
	DefaultWANConfig   = memberlist.DefaultWANConfig
	NewKeyring         = memberlist.NewKeyring
)

func setLabel(c *Config, label string) { c.Label = label }
