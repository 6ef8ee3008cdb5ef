using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Erasing;
using Confrere.Kernel.Events;
using Confrere.Kernel.Modules;
using Confrere.Messages.Contracts;
using Confrere.Messages.Data;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.ChooseMessages;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.Messages.Features.ReadBounces;
using Confrere.Messages.Features.SendSignInLink;
using Confrere.People.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Confrere.Messages;

/// <summary>The outbox: every message is a row with a key and a state, delivered once by mail or into a folder.</summary>
public sealed class MessagesModule : IModule
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IEntityMapping, MessagesMapping>();
        services.AddScoped<IOutbox, Outbox>().AddScoped<IDeliveries, Deliveries>().AddScoped<SendMessage>();
        services.AddAccess(MessagesAccess.OwnRule).AddScoped<RefusedMessages>().AddScoped<ChooseMessages>();
        services.AddScoped<IHandle<SignInLinkRequested>, SendSignInLink>().AddScoped<IStillDue, SendSignInLink>();
        services.TryAddSingleton(_ => MailSettings.FromEnvironment());
        services.TryAddSingleton(_ => AddressOfHouse.FromEnvironment());
        services.TryAddSingleton<IMailTransport>(provider => Transport(provider.GetRequiredService<MailSettings>()));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => BounceSettings.FromEnvironment());
        services.AddSingleton<DeliverMessages>().AddSingleton<IHeadMail, HeadMail>().AddScoped<IErasedElsewhere, PickupCopies>().AddSingleton<ReadBounces>().AddHostedService<BounceService>();
        services.AddHostedService<DeliveryService>();
    }

    private static IMailTransport Transport(MailSettings settings) =>
        settings.Smtp is { } server ? new SmtpTransport(server) : new PickupTransport(settings.PickupFolder);
}
