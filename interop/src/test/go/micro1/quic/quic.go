// Package quic stands in for a library that panics at the start of every program that is built with
// a recent Go. Nothing here uses its transport; go-micro v1.18 imports it all the same.
package quic

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"time"
)

var errAbsent = errors.New("quic is not here")

type Config struct {
	KeepAlive   bool
	IdleTimeout time.Duration
}

type Stream interface {
	Read([]byte) (int, error)
	Write([]byte) (int, error)
	SetDeadline(time.Time) error
	SetReadDeadline(time.Time) error
	SetWriteDeadline(time.Time) error
	Close() error
}

type Session interface {
	AcceptStream(context.Context) (Stream, error)
	OpenStreamSync(context.Context) (Stream, error)
	LocalAddr() net.Addr
	RemoteAddr() net.Addr
	Close() error
}

type Listener interface {
	Accept(context.Context) (Session, error)
	Addr() net.Addr
	Close() error
}

func DialAddr(string, *tls.Config, *Config) (Session, error) {
	return nil, errAbsent
}

func ListenAddr(string, *tls.Config, *Config) (Listener, error) {
	return nil, errAbsent
}
