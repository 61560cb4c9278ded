import { Trans, useLingui } from "@lingui/react/macro";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { locationsQuery, practitionersQuery } from "../../invitations/queries";
import { useClinic } from "../../session/clinic";
import { NotFound } from "../../shell/NotFound";
import page from "../../theme/page.module.css";
import { currencyOf } from "../money";
import { roomsQuery, servicesQuery } from "../queries";
import { SetupHead, useSetupContract } from "../SetupHead";
import type { Service } from "../types";
import { useNameOf } from "../words";
import { ServiceForm } from "./ServiceForm";
import { newService, valuesOf } from "./serviceValues";

export function NewService() {
  const { t } = useLingui();
  return <ServicePage title={t`New service`} />;
}

export function OneService() {
  const { service: id } = useParams({ strict: false }) as { service: string };
  const contract = useSetupContract();
  const services = useQuery(servicesQuery(contract));
  const service = services.data?.items.find((one) => one.id === id);
  const nameOf = useNameOf(useClinic().language);
  if (services.error)
    return (
      <div className={page.page}>
        <TryAgain error={services.error} onTryAgain={() => services.refetch()} />
      </div>
    );
  if (!services.data) return <div className={page.page} />;
  if (!service) return <NotFound />;
  return <ServicePage key={id} title={nameOf(service)} service={service} />;
}

function ServicePage({ title, service }: { title: string; service?: Service }) {
  const contract = useSetupContract();
  const { country } = useClinic();
  const services = useQuery(servicesQuery(contract));
  const practitioners = useQuery(practitionersQuery(contract));
  const locations = useQuery(locationsQuery(contract));
  const rooms = useQuery(roomsQuery(contract));
  const error = [services, practitioners, locations, rooms].find((one) => one.error);
  const currency = currencyOf(country);
  return (
    <>
      <SetupHead
        title={title}
        below={
          <Link key="services" to="/contracts/$contract/calendar-setup/services" params={{ contract }}>
            <Trans>Services</Trans>
          </Link>
        }
      />
      <div className={page.page}>
        <div className={page.head}>
          <h1>{title}</h1>
        </div>
        {error && <TryAgain error={error.error} onTryAgain={() => error.refetch()} />}
        {services.data && practitioners.data && locations.data && rooms.data && (
          <ServiceForm
            contract={contract}
            saved={service ? valuesOf(service, currency) : newService(currency)}
            service={service}
            neighbours={services.data.items}
            practitioners={practitioners.data.items}
            institutions={locations.data.items}
            rooms={rooms.data.items}
          />
        )}
      </div>
    </>
  );
}
