namespace Confrere.Evidence.Domain;

/// <summary>A study on one scale, published or our own, as it enters the pooling. People is a multiple of ten for our own.</summary>
internal sealed record EvidenceLine(string Name, string Source, int People, double Estimate, double StandardError, double Lower, double Upper, bool IsOwn);
