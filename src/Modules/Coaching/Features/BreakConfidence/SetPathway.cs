using Confrere.Coaching.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.BreakConfidence;

/// <summary>The institution's own words for its coaches: whom to call, what to say, and the rules of its state or country.</summary>
internal sealed class SetPathway(Writer writer, Tenancy tenancy)
{
    private const int Longest = 4000;

    public async Task<Result<Done>> Handle(string? whom, string? say, string? rules)
    {
        if (new[] { whom, say, rules }.Any(text => string.IsNullOrWhiteSpace(text) || text.Length > Longest)) return new PathwayIsIncomplete();
        return await writer.Write<Result<Done>>(async work =>
        {
            if (await work.Set<Pathway>().FirstOrDefaultAsync() is { } known) (known.WhomToCall, known.WhatToSay, known.Rules) = (whom!.Trim(), say!.Trim(), rules!.Trim());
            else work.Set<Pathway>().Add(new() { InstitutionId = tenancy.Institution!.Value, WhomToCall = whom!.Trim(), WhatToSay = say!.Trim(), Rules = rules!.Trim() });
            work.Record("PathwaySet", "pathway");
            return Done.It;
        });
    }
}
