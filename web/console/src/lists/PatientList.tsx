import { Trans, useLingui } from "@lingui/react/macro";
import { TryAgain } from "@portico/shared/components/TryAgain";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PatientList as List } from "../api/types";
import { type Failed, Failure, type Unhappy } from "../forms/Failure";
import { useClinic } from "../session/clinic";
import page from "../theme/page.module.css";
import { Crumbs } from "../ui/Crumbs";
import { PageTitle } from "../ui/PageTitle";
import { ColumnsPart } from "./ColumnsPart";
import { isWorking, listQuery } from "./queries";
import { ResultPart } from "./ResultPart";
import { useListActs } from "./useLists";
import { WorkPart } from "./WorkPart";

const route = getRouteApi("/inside/contracts/$contract/patient-lists/$list");

/** One list, from naming its columns to taking it back. */
export function PatientList() {
  const { t } = useLingui();
  const { list: id } = route.useParams();
  const { organization_id } = useClinic();
  const list = useQuery(listQuery(organization_id, id));
  return (
    <>
      <Crumbs
        links={[
          <Link key="lists" to="/contracts/$contract/patient-lists" params={{ contract: organization_id }}>
            <Trans>Import patients</Trans>
          </Link>,
        ]}
        here={list.data?.file_name ?? "…"}
      />
      <div className={page.page}>
        <PageTitle>{list.data?.file_name ?? t`Import patients`}</PageTitle>
        <div className={page.head}>
          <h1>{list.data?.file_name ?? <Trans>Import patients</Trans>}</h1>
        </div>
        {list.error && <TryAgain error={list.error} onTryAgain={() => list.refetch()} />}
        {list.data && <Parts key={list.data.id} organization={organization_id} list={list.data} />}
      </div>
    </>
  );
}

function Parts({ organization, list }: { organization: string; list: List }) {
  const acts = useListActs(organization, list.id);
  const [naming, setNaming] = useState(false);
  const [failed, setFailed] = useState<Failed>();
  const failure = (outcome: Unhappy) => setFailed({ outcome, attempt: (failed?.attempt ?? 0) + 1 });

  if (isWorking(list)) return <WorkPart list={list} />;
  const columns = list.state === "mapping" || (naming && list.state === "checked");
  return (
    <>
      {failed && <Failure failed={failed} />}
      {columns ? (
        <ColumnsPart
          list={list}
          onCheck={async (fields) => {
            const answer = await acts.chooseColumns(fields);
            if (answer.kind !== "done") return failure(answer);
            setFailed(undefined);
            setNaming(false);
          }}
        />
      ) : (
        <ResultPart
          organization={organization}
          list={list}
          acts={acts}
          onColumns={() => setNaming(true)}
          onFailure={failure}
        />
      )}
    </>
  );
}
