using System.Net;
using System.Net.Sockets;

namespace LeadershipBot.Sandbox;

/// <summary>A port of this machine, taken before the server that will listen on it is made, so that its address is known.</summary>
internal sealed class LoopbackPort : IDisposable
{
    private readonly Socket _socket;
    private readonly IPEndPoint _endpoint;

    private LoopbackPort(Socket socket)
    {
        _socket = socket;
        _endpoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    public Uri Root => new($"http://{_endpoint}/");

    /// <param name="port">0 takes any free one.</param>
    /// <exception cref="SocketException">It is taken.</exception>
    public static LoopbackPort Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return new LoopbackPort(socket);
    }

    public void Serve(IWebHostBuilder host)
    {
        host.UseKestrel(kestrel => kestrel.Listen(_endpoint));
        host.UseSockets(sockets => sockets.CreateBoundListenSocket = _ => _socket);
    }

    public void Dispose() => _socket.Dispose();
}
