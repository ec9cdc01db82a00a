using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace LeadershipBot.Doctor;

/// <summary>The way to other machines; a test puts its own in the place of the network's.</summary>
/// <param name="Connect">Opens the connection to a host; null for the network's own way.</param>
/// <param name="Roots">Whom certificates are trusted from; null for whom this machine trusts.</param>
public sealed record DoctorNetwork(Func<DnsEndPoint, CancellationToken, ValueTask<Stream>>? Connect = null, X509Certificate2Collection? Roots = null);
