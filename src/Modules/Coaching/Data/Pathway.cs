using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Data;

/// <summary>What an institution tells its coaches for the hour in which confidentiality cannot be kept. One for each institution.</summary>
internal sealed class Pathway : ITenantOwned
{
    public InstitutionId InstitutionId { get; init; }
    public required string WhomToCall { get; set; }
    public required string WhatToSay { get; set; }
    public required string Rules { get; set; }
}
